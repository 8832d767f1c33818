/**
 * Receives from one queue and settles what was received: leases and their renewal, one poll for all workers, pausing and
 * stopping without loss. Used by everything that receives; knows no channel and no endpoint.
 */
@NullMarked
package org.opencmq.spring.integration.listener;

import org.jspecify.annotations.NullMarked;
