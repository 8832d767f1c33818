/**
 * Queues and topics as an application names them, and how their names are spelled on CMQ. Knows no connection: a
 * temporary destination asks the owner it was made with.
 */
@NullMarked
package org.opencmq.jms.internal.destination;

import org.jspecify.annotations.NullMarked;
