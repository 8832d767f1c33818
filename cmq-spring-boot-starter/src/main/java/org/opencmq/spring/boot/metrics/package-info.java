/** Micrometer meters of what the provider does; hears of it by the provider's listener and asks nothing of the service. */
@NullMarked
package org.opencmq.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
