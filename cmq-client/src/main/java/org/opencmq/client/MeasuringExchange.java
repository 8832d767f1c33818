package org.opencmq.client;

import java.time.Duration;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports every call once, whatever it came to. */
final class MeasuringExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuringExchange.class);

    private final Exchange next;
    private final CallListener listener;
    private final CallTime time;

    MeasuringExchange(Exchange next, CallListener listener, CallTime time) {
        this.next = next;
        this.listener = listener;
        this.time = time;
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        long start = time.nanoTime();
        try {
            R result = next.send(call);
            report(call, start, CallOutcome.SUCCEEDED, 0, entries(call.parameters(), result));
            return result;
        } catch (CmqRefusedException e) {
            report(call, start, CallOutcome.REFUSED, e.code(), entries(call.parameters(), e));
            throw e;
        } catch (CmqUnreachedException e) {
            report(call, start, CallOutcome.UNREACHED, 0, entries(call.parameters(), e));
            throw e;
        } catch (CmqCancelledException e) {
            report(call, start, CallOutcome.CANCELLED, 0, entries(call.parameters(), e));
            throw e;
        }
    }

    private void report(Call<?> call, long start, CallOutcome outcome, int code, int entries) {
        CallReport report = new CallReport(
                call.action(),
                call.destination(),
                outcome,
                code,
                call.tally().attempts(),
                Duration.ofNanos(time.nanoTime() - start),
                entries);
        LOG.debug("call {}", report);
        try {
            listener.called(report);
        } catch (RuntimeException e) {
            LOG.warn("call listener failed, the call itself did not: action={}", call.action(), e);
        }
    }

    private static int entries(Parameters parameters, Object result) {
        if (result instanceof BatchReceiveMessage.Result received) {
            return received.messages().size();
        }
        int[] count = new int[1];
        parameters.forEach((name, value) -> {
            if (name.startsWith("msgBody") || name.startsWith("receiptHandle")) {
                count[0]++;
            }
        });
        return count[0];
    }
}
