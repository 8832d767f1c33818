/**
 * The message envelope: how headers, typed properties and a body travel inside the one text that a CMQ message is. A
 * versioned JSON object that any language can read; {@link org.opencmq.protocol.envelope.EnvelopeWriter} defines the
 * format, {@link org.opencmq.protocol.envelope.EnvelopeReader} recognises it. Makes bodies smaller and
 * unpacks them; whether to is the caller's matter. Knows no JMS class and no payload store.
 */
@NullMarked
package org.opencmq.protocol.envelope;

import org.jspecify.annotations.NullMarked;
