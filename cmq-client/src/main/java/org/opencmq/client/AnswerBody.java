package org.opencmq.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads an answer to its end, within a size whatever the service announces. */
final class AnswerBody {

    /** Nothing that CMQ answers is larger: 16 messages of a megabyte, each character escaped. */
    private static final int LARGEST = 256 << 20;

    /** So much is set aside at once when an answer announces its size; more only as its bytes come. */
    private static final int BELIEVED = 1 << 20;

    /** What is set aside for an answer of another size before its bytes have come. */
    private static final int FIRST = 1 << 16;

    private AnswerBody() {}

    /**
     * Reads it. Frees its connection only when it was read to its end: closing what is left of an answer would read that first,
     * however much it is. So whoever calls breaks the request off when this fails.
     */
    static byte[] read(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        long announced = entity.getContentLength();
        InputStream in = entity.getContent();
        byte[] bytes = new byte[announced >= 0 && announced <= BELIEVED ? (int) announced : FIRST];
        int size = 0;
        while (true) {
            int read = size < bytes.length ? in.read(bytes, size, bytes.length - size) : 0;
            if (read < 0 || (read == 0 && size == announced)) {
                in.close();
                return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
            }
            size += read;
            if (size == bytes.length && size != announced) {
                bytes = grown(bytes);
            }
        }
    }

    private static byte[] grown(byte[] bytes) throws IOException {
        if (bytes.length >= LARGEST) {
            throw new IOException("the answer is larger than " + LARGEST + " bytes");
        }
        return Arrays.copyOf(bytes, 2 * bytes.length);
    }
}
