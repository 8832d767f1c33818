package org.opencmq.protocol.action;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;

/**
 * What a batch of sends or publishes answers. Such a batch is all or nothing: an error code means that none is known to be
 * stored. Source: protocol reference, section 8.7.
 *
 * @param msgIds one for each message of the request, in its order
 */
public record MessageIds(List<MessageId> msgIds) {

    static final Action.ResultForm<MessageIds> FORM = new Action.ResultForm<>() {

        @Override
        public void write(MessageIds result, FieldsWriter fields) {
            MessageIds.write("msgList", result.msgIds, fields);
        }

        @Override
        public MessageIds read(Answer answer) throws MalformedAnswer {
            return new MessageIds(MessageIds.read("msgList", answer));
        }
    };

    static void write(String name, List<MessageId> msgIds, FieldsWriter fields) {
        fields.objects(name, msgIds, (msgId, object) -> object.text("msgId", msgId.value()));
    }

    static List<MessageId> read(String name, Answer answer) throws MalformedAnswer {
        return answer.fields().objects(name, entry -> entry.messageId("msgId"));
    }
}
