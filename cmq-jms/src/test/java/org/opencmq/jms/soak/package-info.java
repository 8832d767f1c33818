/** A long run under faults, started by hand. */
package org.opencmq.jms.soak;
