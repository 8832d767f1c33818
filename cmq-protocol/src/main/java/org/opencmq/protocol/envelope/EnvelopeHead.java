package org.opencmq.protocol.envelope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An envelope without its body: all that a selector looks at.
 *
 * @param headers the headers
 * @param properties as in {@link Envelope#properties()}
 */
public record EnvelopeHead(MessageHeaders headers, Map<String, @Nullable Object> properties) {

    /** Copies the properties. */
    public EnvelopeHead {
        properties = TypedValues.properties(properties);
    }
}
