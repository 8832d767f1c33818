package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.stream.Stream;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;

/** What kind of endpoint a subscription has; its spelling ignores case. Source: protocol reference, section 10.8. */
public enum EndpointProtocol {
    /** A URL that messages are posted to. */
    HTTP("http"),
    /** A queue of the same account. */
    QUEUE("queue");

    private final String word;

    EndpointProtocol(String word) {
        this.word = word;
    }

    /** The value on the wire. */
    public String word() {
        return word;
    }

    /** The one spelled so, ignoring case; empty when there is none. */
    public static Optional<EndpointProtocol> find(String word) {
        return Stream.of(values())
                .filter(protocol -> protocol.word.equalsIgnoreCase(word))
                .findFirst();
    }

    static EndpointProtocol read(Fields fields) throws MalformedAnswer {
        String word = fields.text("protocol");
        return find(word).orElseThrow(() -> new MalformedAnswer("answer has unknown protocol '" + word + "'"));
    }
}
