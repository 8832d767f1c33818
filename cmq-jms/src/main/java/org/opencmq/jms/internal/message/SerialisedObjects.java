package org.opencmq.jms.internal.message;

import jakarta.jms.MessageFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.opencmq.jms.config.TrustedPackages;

/** Java serialisation in one direction and, behind the allow-list, in the other. */
final class SerialisedObjects {

    private SerialisedObjects() {}

    static byte[] write(Serializable object) throws MessageFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException | RuntimeException e) {
            throw failed("an object of " + object.getClass().getName() + " cannot be serialised: " + e, e);
        }
        return bytes.toByteArray();
    }

    /** Reads one object; what is thrown names the class that was refused and the setting that would allow it. */
    static Serializable read(byte[] bytes, TrustedPackages trusted) throws MessageFormatException {
        try (TrustedObjectInput in = new TrustedObjectInput(new ByteArrayInputStream(bytes), bytes.length, trusted)) {
            return (Serializable) in.readObject();
        } catch (UntrustedClassException e) {
            throw failed(e.reason(), e);
        } catch (ClassNotFoundException e) {
            throw failed("the class " + e.getMessage() + " of the object in the message is not on the class path", e);
        } catch (IOException | RuntimeException | StackOverflowError e) { // hostile bytes end in any of these
            throw failed("the object in the message cannot be read: " + e, e);
        }
    }

    private static MessageFormatException failed(String text, Throwable cause) {
        MessageFormatException failed = new MessageFormatException(text);
        failed.initCause(cause);
        if (cause instanceof Exception linked) {
            failed.setLinkedException(linked);
        }
        return failed;
    }
}
