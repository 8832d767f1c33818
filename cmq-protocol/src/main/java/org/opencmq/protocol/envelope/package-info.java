/**
 * The message envelope: how headers, typed properties and a body travel inside the one text that a CMQ message is. A
 * versioned JSON object that any language can read; {@link org.opencmq.protocol.envelope.EnvelopeWriter} defines the
 * format, {@link org.opencmq.protocol.envelope.EnvelopeReader} recognises it. Knows no JMS class, no compression and no
 * payload store: those are the caller's.
 */
@NullMarked
package org.opencmq.protocol.envelope;

import org.jspecify.annotations.NullMarked;
