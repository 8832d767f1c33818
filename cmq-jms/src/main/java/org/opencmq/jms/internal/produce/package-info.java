/**
 * How messages leave: destinations that are made when they turn out to be missing, the sends a transaction keeps, and the
 * thread that tells completion listeners. Knows no session.
 */
@NullMarked
package org.opencmq.jms.internal.produce;

import org.jspecify.annotations.NullMarked;
