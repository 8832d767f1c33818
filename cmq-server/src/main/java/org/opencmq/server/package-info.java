/** The server as an application starts it: {@link org.opencmq.server.CmqServer} puts all parts together and owns them. */
@NullMarked
package org.opencmq.server;

import org.jspecify.annotations.NullMarked;
