/**
 * The front door: HTTP in, parameters, signature check, action look-up, JSON out. Runs on event loops, where nothing may
 * block; nothing of a queue lives here but the calls that wait for their answer.
 */
@NullMarked
package org.opencmq.server.http;

import org.jspecify.annotations.NullMarked;
