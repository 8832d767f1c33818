package org.opencmq.protocol.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes the text of a body smaller, and reads it again within a limit. */
final class Gzip {

    private Gzip() {}

    static byte[] pack(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length() / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory failed", e);
        }
        return packed.toByteArray();
    }

    /**
     * The text that was packed.
     *
     * @param limit how many bytes it may have, so that a few bytes cannot fill the memory of their reader
     * @throws UnreadableBodyException when the bytes are not in the format, or more than allowed
     */
    static String unpack(byte[] packed, int limit) throws UnreadableBodyException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new UnreadableBodyException("the compressed body unpacks to more than " + limit
                        + " bytes, the most that is read; let the sender split it");
            }
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UnreadableBodyException("the compressed body is broken: " + e.getMessage());
        }
    }
}
