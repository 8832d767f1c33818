/**
 * Topic subscriptions and the queues behind them: how they are named, found again, replaced and taken away. Knows no session.
 */
@NullMarked
package org.opencmq.jms.internal.subscribe;

import org.jspecify.annotations.NullMarked;
