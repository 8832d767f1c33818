/** What the server counts about itself: one set of counters, read by the metrics page and in process. */
@NullMarked
package org.opencmq.server.metrics;

import org.jspecify.annotations.NullMarked;
