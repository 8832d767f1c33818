package org.opencmq.protocol.envelope;

/** What a message's text turned out to be. */
public sealed interface Reading permits Envelope, Foreign, Unreadable {}
