package org.opencmq.protocol.action;

import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.QueueName;

/**
 * One queue of a list.
 *
 * @param queueId the service's own identifier; empty text when it does not say
 * @param queueName the name as its creator spelled it
 */
public record QueueEntry(String queueId, QueueName queueName) {

    void write(FieldsWriter fields) {
        fields.text("queueId", queueId).text("queueName", queueName.value());
    }

    static QueueEntry read(Fields fields) throws MalformedAnswer {
        return new QueueEntry(fields.optionalText("queueId").orElse(""), fields.queueName("queueName"));
    }
}
