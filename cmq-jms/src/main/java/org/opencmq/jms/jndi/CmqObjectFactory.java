package org.opencmq.jms.jndi;

import java.util.Collections;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryTopic;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.TemporaryOwner;

/**
 * Makes connection factories, queues and topics of the references they give. Directories find this class by its name in the
 * reference. Stateless.
 */
public final class CmqObjectFactory implements ObjectFactory {

    /** For directories. */
    public CmqObjectFactory() {}

    /**
     * The object of a reference.
     *
     * @return null when the reference is not one of ours, as the directory's protocol has it
     * @throws NamingException when it is, and lacks something or holds a value that is not allowed
     */
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object object,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        String type = reference.getClassName();
        try {
            if (type.equals(CmqConnectionFactory.class.getName())) {
                return connectionFactory(reference);
            }
            if (type.equals(CmqQueue.class.getName())) {
                return new CmqQueue(content(reference, CmqDestination.NAME_ADDRESS));
            }
            if (type.equals(CmqTopic.class.getName())) {
                return new CmqTopic(content(reference, CmqDestination.NAME_ADDRESS));
            }
            if (type.equals(CmqTemporaryQueue.class.getName())) {
                return new CmqTemporaryQueue(content(reference, CmqDestination.NAME_ADDRESS), TemporaryOwner.ELSEWHERE);
            }
            if (type.equals(CmqTemporaryTopic.class.getName())) {
                return new CmqTemporaryTopic(content(reference, CmqDestination.NAME_ADDRESS), TemporaryOwner.ELSEWHERE);
            }
        } catch (IllegalArgumentException e) {
            NamingException invalid =
                    new NamingException("a reference to " + type + " is not valid: " + e.getMessage());
            invalid.setRootCause(e);
            throw invalid;
        }
        return null;
    }

    private static CmqConnectionFactory connectionFactory(Reference reference) throws NamingException {
        CmqConnectionFactory factory =
                new CmqConnectionFactory(content(reference, CmqConnectionFactory.ENDPOINT_ADDRESS));
        for (RefAddr address : Collections.list(reference.getAll())) {
            if (!address.getType().equals(CmqConnectionFactory.ENDPOINT_ADDRESS)) {
                factory.setOption(address.getType(), String.valueOf(address.getContent()));
            }
        }
        return factory;
    }

    private static String content(Reference reference, String type) throws NamingException {
        RefAddr address = reference.get(type);
        if (address == null || !(address.getContent() instanceof String text)) {
            throw new NamingException("a reference to " + reference.getClassName() + " needs an address of the type '"
                    + type + "' with a text");
        }
        return text;
    }
}
