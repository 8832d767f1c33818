package org.opencmq.server.config;

/**
 * What a request may ask for. {@link #STRICT} is what CMQ documents; each number can be changed on its own. Source:
 * protocol reference, sections 8 and 13 and readings 14.10 and 14.11.
 *
 * @param requestBytes most bytes of one request's encoded form; more is refused with 10420
 * @param batchEntries most messages or handles of a batch in plain CMQ
 * @param extendedBatchEntries the same for a server with extensions, told by {@code DescribeCapabilities}
 * @param batchBytes most UTF-8 bytes of all bodies of a batch together
 * @param answerBytes a batch receive gives messages back that would make its answer's bodies greater than this
 * @param delaySeconds the delay of a message
 * @param pollingWaitSeconds the wait of a receive, and a queue's default for it
 * @param visibilitySeconds a queue's lease; an extension action may also give zero
 * @param retentionSeconds a queue's message life
 * @param maxMsgSize a queue's limit for one body
 * @param maxMsgHeapNum a queue's limit for messages not yet deleted
 * @param listPage entries of one page of a list of queues
 * @param peekPage messages of one peek
 * @param queues most queues of an account
 * @param deadLetterSources most queues that share a dead-letter queue
 * @param deadLetterReceives the receive count at which a message becomes a dead letter
 * @param deadLetterSeconds the age at which a message becomes a dead letter
 * @param rates how much may be asked per second
 */
public record Limits(
        int requestBytes,
        int batchEntries,
        int extendedBatchEntries,
        int batchBytes,
        int answerBytes,
        Range delaySeconds,
        Range pollingWaitSeconds,
        Range visibilitySeconds,
        Range retentionSeconds,
        Range maxMsgSize,
        Range maxMsgHeapNum,
        Range listPage,
        Range peekPage,
        int queues,
        int deadLetterSources,
        Range deadLetterReceives,
        Range deadLetterSeconds,
        Rates rates) {

    /** What CMQ documents, but for its rates: none is bounded. The number of queues is that of TDMQ for CMQ, which is the service alive. */
    public static final Limits STRICT = new Limits(
            4 * 1024 * 1024,
            16,
            256,
            1024 * 1024,
            16 * 1024 * 1024,
            new Range(0, 3_600),
            new Range(0, 30),
            new Range(1, 43_200),
            new Range(60, 1_296_000),
            new Range(1_024, 1_048_576),
            new Range(1_000_000, 1_000_000_000),
            new Range(1, 50),
            new Range(1, 100),
            10_000,
            6,
            new Range(1, 1_000),
            new Range(300, 43_200),
            Rates.OFF);

    /** Starts from these limits. */
    public LimitsBuilder change() {
        return new LimitsBuilder(this);
    }
}
