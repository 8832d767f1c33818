/** Orders through a queue: what a Spring developer writes, and nothing that names CMQ. */
@NullMarked
package org.opencmq.examples.orders;

import org.jspecify.annotations.NullMarked;
