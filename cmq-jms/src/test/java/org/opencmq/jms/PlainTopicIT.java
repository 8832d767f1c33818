package org.opencmq.jms;

/** Topics over our server used as plain CMQ. */
class PlainTopicIT extends TopicBehaviour {

    @Override
    protected String options() {
        return "?extensions=off";
    }
}
