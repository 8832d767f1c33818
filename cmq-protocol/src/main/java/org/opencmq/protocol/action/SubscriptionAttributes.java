package org.opencmq.protocol.action;

import java.time.Instant;
import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;

/**
 * All that is known about a subscription. SDKs disagree about the name of the tag list, so both names are written and either
 * is read. Source: protocol reference, section 10.11.
 *
 * @param topicOwner the account's number as text; empty text when the service does not say
 * @param msgCount how many messages wait to be delivered
 * @param protocol the kind of endpoint
 * @param endpoint the URL or the queue's name
 * @param notifyStrategy what happens to a delivery that failed
 * @param notifyContentFormat what the endpoint gets
 * @param createTime when the subscription was made
 * @param lastModifyTime when it was last changed
 * @param filterTags the tags; empty for all messages
 * @param bindingKeys the patterns for routing keys
 */
public record SubscriptionAttributes(
        String topicOwner,
        long msgCount,
        EndpointProtocol protocol,
        String endpoint,
        NotifyStrategy notifyStrategy,
        NotifyContentFormat notifyContentFormat,
        Instant createTime,
        Instant lastModifyTime,
        List<String> filterTags,
        List<String> bindingKeys) {

    static final Action.ResultForm<SubscriptionAttributes> FORM = new Action.ResultForm<>() {

        @Override
        public void write(SubscriptionAttributes result, FieldsWriter fields) {
            fields.text("topicOwner", result.topicOwner)
                    .number("msgCount", result.msgCount)
                    .text("protocol", result.protocol.word())
                    .text("endpoint", result.endpoint)
                    .text("notifyStrategy", result.notifyStrategy.name())
                    .text("notifyContentFormat", result.notifyContentFormat.name())
                    .time("createTime", result.createTime)
                    .time("lastModifyTime", result.lastModifyTime)
                    .texts("filterTag", result.filterTags)
                    .texts("filterTags", result.filterTags)
                    .texts("bindingKey", result.bindingKeys);
        }

        @Override
        public SubscriptionAttributes read(Answer answer) throws MalformedAnswer {
            Fields fields = answer.fields();
            List<String> filterTags = fields.texts("filterTag");
            return new SubscriptionAttributes(
                    fields.optionalText("topicOwner").orElse(""),
                    fields.optionalNumber("msgCount").orElse(0),
                    EndpointProtocol.read(fields),
                    fields.text("endpoint"),
                    NotifyStrategy.read(fields),
                    NotifyContentFormat.read(fields),
                    fields.time("createTime"),
                    fields.time("lastModifyTime"),
                    filterTags.isEmpty() ? fields.texts("filterTags") : filterTags,
                    fields.texts("bindingKey"));
        }
    };
}
