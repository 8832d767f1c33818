/**
 * The control plane as API 3.0 knows it: which handler carries out which of its actions, and how its answers are wrapped. Asks
 * the handlers of API v2 and checks nothing itself. Knows no HTTP library.
 */
@NullMarked
package org.opencmq.server.cloud;

import org.jspecify.annotations.NullMarked;
