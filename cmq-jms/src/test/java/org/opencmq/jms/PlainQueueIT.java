package org.opencmq.jms;

/** Queues over our server used as plain CMQ. */
class PlainQueueIT extends QueueBehaviour {

    @Override
    protected String options() {
        return "?extensions=off";
    }
}
