package org.opencmq.server.trace;

import java.util.Locale;
import java.util.Optional;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.QueryMessageTrace;
import org.opencmq.protocol.action.TraceStep;

/**
 * What is asked for, and by whom.
 *
 * @param account only steps of this account
 * @param asked the rest; all of it must match
 */
public record TraceQuery(String account, QueryMessageTrace asked) {

    /** Whether a step is one of those asked for, but for the limit. */
    boolean matches(TraceEntry entry) {
        TraceStep step = entry.step();
        return entry.account().equals(account)
                && asked.msgId().map(step.msgId()::equals).orElse(true)
                && asked.queueName()
                        .map(QueueName::key)
                        .map(name -> isAt(entry, false, name))
                        .orElse(true)
                && asked.topicName()
                        .map(TopicName::key)
                        .map(name -> isAt(entry, true, name))
                        .orElse(true)
                && asked.from().map(from -> !step.time().isBefore(from)).orElse(true)
                && asked.to().map(step.time()::isBefore).orElse(true);
    }

    private static boolean isAt(TraceEntry entry, boolean topic, String name) {
        return entry.topic() == topic
                && entry.step().destination().toLowerCase(Locale.ROOT).equals(name);
    }

    /** A text that every matching line contains as it stands; empty when there is no such text. */
    Optional<String> mustContain() {
        return asked.msgId().map(id -> '"' + id.value() + '"').filter(text -> text.matches("\"[A-Za-z0-9_-]+\""));
    }
}
