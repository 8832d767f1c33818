package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.QueryMessageTrace;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Range;
import org.opencmq.server.trace.TraceLog;
import org.opencmq.server.trace.TraceQuery;

/** Finds steps of messages' lives among those of the caller's account. */
final class QueryMessageTraceHandler implements ActionHandler<QueryMessageTrace, QueryMessageTrace.Result> {

    private static final Range LIMIT = new Range(1, 1_000);

    private final TraceLog traces;

    QueryMessageTraceHandler(TraceLog traces) {
        this.traces = traces;
    }

    @Override
    public CompletionStage<QueryMessageTrace.Result> handle(Call call, QueryMessageTrace request) throws Refusal {
        if (!LIMIT.contains(request.limit())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("limit");
        }
        return traces.query(new TraceQuery(call.account(), request)).thenApply(QueryMessageTrace.Result::new);
    }
}
