package org.opencmq.server.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** Something to read besides the API, without authentication. Asked on an event loop; must not block. */
@FunctionalInterface
public interface Page {

    /** The page as it is now. A stage that fails is answered with 503. */
    CompletionStage<Content> content();

    /**
     * What is answered.
     *
     * @param status the HTTP status
     * @param contentType the media type
     * @param body the text in its encoding
     */
    record Content(int status, String contentType, byte[] body) {

        /** A page of text. */
        public static Content text(int status, String contentType, String text) {
            return new Content(status, contentType, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
