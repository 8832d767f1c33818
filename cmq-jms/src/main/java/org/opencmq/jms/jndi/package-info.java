/**
 * Connection factories, queues and topics under names: an initial context made of properties, and the factory that makes
 * objects of references in anybody's directory. Knows the factory and the destinations, no connection.
 */
@NullMarked
package org.opencmq.jms.jndi;

import org.jspecify.annotations.NullMarked;
