/** What several packages need to wait for other threads; knows nothing of messages. */
@NullMarked
package org.opencmq.jms.internal.thread;

import org.jspecify.annotations.NullMarked;
