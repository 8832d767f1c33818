package org.opencmq.server.topic;

/**
 * The topic model as handlers use it.
 *
 * @param topics makes, changes, lists and ends topics
 * @param subscriptions the same for subscriptions
 * @param publisher publishes
 * @param limits what bounds them
 */
public record TopicServices(Topics topics, Subscriptions subscriptions, Publisher publisher, TopicLimits limits) {}
