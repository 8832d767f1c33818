package org.opencmq.protocol.cloud;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;

/** The few shapes that answers of API 3.0 have, inside their {@code Response}. */
final class CloudForms {

    private CloudForms() {}

    /** Nothing but that it succeeded. */
    static <R> Action.ResultForm<R> none(Supplier<R> maker) {
        return new Form<>((result, fields) -> {}, fields -> maker.get());
    }

    /** An identifier; an empty text when the service does not say. */
    static <R> Action.ResultForm<R> id(String name, Function<R, String> getter, Function<String, R> maker) {
        return new Form<>(
                (result, fields) -> fields.text(name, getter.apply(result)),
                fields -> maker.apply(fields.optionalText(name).orElse("")));
    }

    /** A stored message. */
    static <R> Action.ResultForm<R> message(Function<R, MessageId> getter, Function<MessageId, R> maker) {
        return new Form<>(
                (result, fields) -> fields.flag("Result", true)
                        .text("MsgId", getter.apply(result).value()),
                fields -> maker.apply(fields.messageId("MsgId")));
    }

    /** One object. */
    static <R> Action.ResultForm<R> object(
            String name, BiConsumer<R, FieldsWriter> writer, Fields.ElementReader<R> reader) {
        return new Form<>(
                (result, fields) -> fields.object(name, inner -> writer.accept(result, inner)),
                fields -> reader.read(fields.object(name)
                        .orElseThrow(() -> new MalformedAnswer("answer has no object '" + name + "'"))));
    }

    /** A page of objects. */
    static <T> Action.ResultForm<CloudPage<T>> page(
            String name, BiConsumer<T, FieldsWriter> writer, Fields.ElementReader<T> reader) {
        return new Form<>(
                (result, fields) ->
                        fields.number("TotalCount", result.totalCount()).objects(name, result.entries(), writer),
                fields -> new CloudPage<>(fields.integer("TotalCount"), fields.objects(name, reader)));
    }

    private record Form<R>(BiConsumer<R, FieldsWriter> writer, Fields.ElementReader<R> reader)
            implements Action.ResultForm<R> {

        @Override
        public void write(R result, FieldsWriter fields) {
            writer.accept(result, fields);
        }

        @Override
        public R read(Answer answer) throws MalformedAnswer {
            return reader.read(answer.fields());
        }
    }
}
