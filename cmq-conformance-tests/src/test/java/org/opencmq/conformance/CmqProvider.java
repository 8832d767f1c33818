package org.opencmq.conformance;

import jakarta.jms.ConnectionFactory;
import java.util.EnumSet;
import java.util.Set;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.server.CmqServer;

/** Our provider over our server in this process, as far as one of its two kinds goes. */
abstract class CmqProvider implements ProviderUnderTest {

    private final CmqServer server;
    private final CmqConnectionFactory factory;
    private final Set<Capability> capabilities;

    private CmqProvider(boolean extensions) {
        server = CmqServer.builder().inMemory().extensions(extensions).start();
        factory = new CmqConnectionFactory(server.endpoint() + "?message.trustedClasses=java.lang.*,java.util.*");
        capabilities = extensions ? EnumSet.allOf(Capability.class) : EnumSet.noneOf(Capability.class);
    }

    /** A server that offers its extensions. */
    static final class WithExtensions extends CmqProvider {
        WithExtensions() {
            super(true);
        }
    }

    /** A server that answers as CMQ itself does. */
    static final class Plain extends CmqProvider {
        Plain() {
            super(false);
        }
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public void stop() {
        factory.close();
        server.close();
    }
}
