package org.opencmq.server.trace;

import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.TraceStep;

/**
 * A step and whose it is. As a line of a trace file it is the JSON object of the {@link TraceStep} with the members {@code
 * account} and {@code kind}, {@code queue} or {@code topic}, before it.
 *
 * @param account the account that may ask for it
 * @param topic whether the destination is a topic
 * @param step what happened
 */
public record TraceEntry(String account, boolean topic, TraceStep step) implements TraceWriter.Item {

    /** The line without its end. */
    byte[] write() {
        return FieldsWriter.object(fields -> {
            fields.text("account", account).text("kind", topic ? "topic" : "queue");
            step.write(fields);
        });
    }

    /** Reads what {@link #write} wrote. */
    static TraceEntry read(byte[] line) throws MalformedAnswer {
        Fields fields = Fields.parse(line);
        return new TraceEntry(fields.text("account"), fields.text("kind").equals("topic"), TraceStep.read(fields));
    }
}
