package org.opencmq.jms;

/** Queues over our server with all it can do. */
class ExtensionsQueueIT extends QueueBehaviour {}
