/** Optional bounds on how much is asked per second. Wraps the handlers of actions, which do not know of it. */
@NullMarked
package org.opencmq.server.throttle;

import org.jspecify.annotations.NullMarked;
