package org.opencmq.spring.integration.support;

/** What the text of a message that goes out looks like. Reading recognises both by itself. */
public enum CmqFormat {
    /** Headers, typed properties and the payload in an envelope, which JMS peers understand. */
    ENVELOPE,
    /** The payload's text alone, for peers that know neither JMS nor the envelope; headers stay behind. */
    RAW
}
