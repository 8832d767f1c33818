package org.opencmq.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What one call came to, for metrics and tracing.
 *
 * @param action the action in CMQ's spelling
 * @param destination the queue or topic; empty for actions that name none
 * @param outcome how it ended
 * @param code the refusal's code; 0 for every other outcome
 * @param attempts how many requests it took, 0 when it was cancelled before the first
 * @param duration from the call to its end, pauses between attempts included
 * @param entries messages or handles it carried there, or messages it brought back; 0 for other actions
 */
public record CallReport(
        String action,
        Optional<String> destination,
        CallOutcome outcome,
        int code,
        int attempts,
        Duration duration,
        int entries) {}
