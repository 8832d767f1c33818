package org.opencmq.protocol.action;

import java.util.stream.Collectors;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Asks for what the server can do beyond plain CMQ. An extension: plain CMQ refuses it, and any refusal means {@link
 * Capabilities#PLAIN}.
 */
public record DescribeCapabilities() {

    /** The action as both sides speak it. */
    public static final Action<DescribeCapabilities, Capabilities> ACTION =
            new Action<>("DescribeCapabilities", Repeat.SAFE, new Request(), new Response());

    private static final class Request implements Action.RequestForm<DescribeCapabilities> {

        @Override
        public void write(DescribeCapabilities request, Parameters.Builder parameters) {}

        @Override
        public DescribeCapabilities read(Parameters parameters) throws Refusal {
            return new DescribeCapabilities();
        }
    }

    private static final class Response implements Action.ResultForm<Capabilities> {

        @Override
        public void write(Capabilities result, FieldsWriter fields) {
            fields.text("product", result.product())
                    .text("version", result.version())
                    .texts(
                            "capabilities",
                            result.supported().stream()
                                    .map(Capability::word)
                                    .sorted()
                                    .toList())
                    .number("maxBatchEntries", result.maxBatchEntries())
                    .number("maxBatchBytes", result.maxBatchBytes());
        }

        @Override
        public Capabilities read(Answer answer) throws MalformedAnswer {
            Fields fields = answer.fields();
            return new Capabilities(
                    fields.text("product"),
                    fields.text("version"),
                    fields.texts("capabilities").stream()
                            .flatMap(word -> Capability.find(word).stream())
                            .collect(Collectors.toUnmodifiableSet()),
                    fields.integer("maxBatchEntries"),
                    fields.integer("maxBatchBytes"));
        }
    }
}
