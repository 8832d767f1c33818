package org.opencmq.protocol.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * A request of API 3.0 that says what one of API v2 says, in other names. What would change the answer and cannot be done is
 * refused: transactions, which need the vendor's TCP protocol, and filters other than by one name. Tags and whatever else API
 * v2 has no word for are passed over.
 */
final class RespelledForm<Q> implements Action.RequestForm<Q> {

    private static final Set<String> TRANSACTION = Set.of("Transaction", "FirstQueryInterval", "MaxQueryCount");
    private static final Set<String> FILTER = Set.of("QueueNameList", "TopicNameList", "Filters", "IsTagFilter");
    private static final Set<String> NOTHING_SAID = Set.of("", "0", "false");

    private final Action.RequestForm<Q> classic;
    private final Spelling spelling;

    RespelledForm(Action.RequestForm<Q> classic, Spelling spelling) {
        this.classic = classic;
        this.spelling = spelling;
    }

    @Override
    public void write(Q request, Parameters.Builder parameters) {
        Parameters.Builder written = Parameters.builder();
        classic.write(request, written);
        spelling.cloud(written.build(), parameters);
    }

    @Override
    public Q read(Parameters parameters) throws Refusal {
        Optional<String> refused = refused(parameters);
        if (refused.isPresent()) {
            throw CmqErrorCode.NO_SUCH_PARAMETER.refuse(refused.get());
        }
        return classic.read(spelling.classic(parameters));
    }

    private static Optional<String> refused(Parameters parameters) {
        List<String> found = new ArrayList<>();
        parameters.forEach((name, value) -> {
            String head = Spelling.head(name);
            if (NOTHING_SAID.contains(value)) {
                return;
            }
            if (TRANSACTION.contains(head)) {
                found.add(head + ": transactions need CMQ's TCP protocol, which is not served here; leave it out");
            } else if (FILTER.contains(head)) {
                found.add(head + ": only one name can be filtered by; leave it out");
            } else if (head.equals("QueryType") && !value.equals("topic")) {
                found.add(head + " " + value + ": subscriptions are found by their topic only; leave it out");
            }
        });
        return found.stream().findFirst();
    }
}
