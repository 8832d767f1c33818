package org.opencmq.jms;

/** Topics over our server with all it can do. */
class ExtensionsTopicIT extends TopicBehaviour {}
