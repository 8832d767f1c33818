/** The handlers of the topic model: topics, subscriptions and publishing. They check limits and ask the topic services. */
@NullMarked
package org.opencmq.server.action.topic;

import org.jspecify.annotations.NullMarked;
