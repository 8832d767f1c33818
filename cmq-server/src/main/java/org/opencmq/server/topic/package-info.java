/**
 * Topics and subscriptions: their records, which subscription a message matches, and publishing. Knows the engine SPI and
 * no HTTP; how a message reaches an endpoint is the matter of {@code push}.
 */
@NullMarked
package org.opencmq.server.topic;

import org.jspecify.annotations.NullMarked;
