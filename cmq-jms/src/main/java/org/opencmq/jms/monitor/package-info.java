/** What the provider tells about its work and about its service, for metrics and health; knows nothing of the rest of it. */
@NullMarked
package org.opencmq.jms.monitor;

import org.jspecify.annotations.NullMarked;
