/** Settings of the server and the limits it enforces, known to all other packages. Holds no behaviour and no thread. */
@NullMarked
package org.opencmq.server.config;

import org.jspecify.annotations.NullMarked;
