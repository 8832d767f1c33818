/**
 * The server as a program: reads the command line and the configuration file, starts {@code CmqServer}, says when it
 * serves, and stops it when asked to. Knows nothing of queues or the wire.
 */
@NullMarked
package org.opencmq.server.app;

import org.jspecify.annotations.NullMarked;
