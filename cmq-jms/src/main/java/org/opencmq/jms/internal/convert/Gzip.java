package org.opencmq.jms.internal.convert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes bytes smaller, and larger again within a limit. */
final class Gzip {

    private Gzip() {}

    static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /**
     * The bytes that were packed.
     *
     * @param limit how many there may be, so that a few bytes cannot fill the memory of their reader
     * @throws IOException when the bytes are not in the format, or more than allowed
     */
    static byte[] unpack(byte[] packed, int limit) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new IOException("the body unpacks to more than " + limit + " bytes");
            }
            return bytes;
        }
    }
}
