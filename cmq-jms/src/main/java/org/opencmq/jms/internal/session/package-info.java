/**
 * Connections, sessions, producers, consumers and contexts: thin faces of Jakarta Messaging that check their state and
 * arguments and hand on to feeds, acknowledgements and send paths.
 */
@NullMarked
package org.opencmq.jms.internal.session;

import org.jspecify.annotations.NullMarked;
