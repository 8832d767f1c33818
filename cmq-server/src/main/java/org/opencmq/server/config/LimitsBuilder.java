package org.opencmq.server.config;

/** Gathers changed {@link Limits}; each method sets the limit of its name. Used by one thread. */
public final class LimitsBuilder {

    private int requestBytes;
    private int batchEntries;
    private int extendedBatchEntries;
    private int batchBytes;
    private int answerBytes;
    private Range delaySeconds;
    private Range pollingWaitSeconds;
    private Range visibilitySeconds;
    private Range retentionSeconds;
    private Range maxMsgSize;
    private Range maxMsgHeapNum;
    private Range listPage;
    private Range peekPage;
    private int queues;
    private int deadLetterSources;
    private Range deadLetterReceives;
    private Range deadLetterSeconds;
    private Rates rates;

    LimitsBuilder(Limits from) {
        requestBytes = from.requestBytes();
        batchEntries = from.batchEntries();
        extendedBatchEntries = from.extendedBatchEntries();
        batchBytes = from.batchBytes();
        answerBytes = from.answerBytes();
        delaySeconds = from.delaySeconds();
        pollingWaitSeconds = from.pollingWaitSeconds();
        visibilitySeconds = from.visibilitySeconds();
        retentionSeconds = from.retentionSeconds();
        maxMsgSize = from.maxMsgSize();
        maxMsgHeapNum = from.maxMsgHeapNum();
        listPage = from.listPage();
        peekPage = from.peekPage();
        queues = from.queues();
        deadLetterSources = from.deadLetterSources();
        deadLetterReceives = from.deadLetterReceives();
        deadLetterSeconds = from.deadLetterSeconds();
        rates = from.rates();
    }

    /** Sets most bytes of one request's encoded form. */
    public LimitsBuilder requestBytes(int value) {
        requestBytes = value;
        return this;
    }

    /** Sets most entries of a batch in plain CMQ. */
    public LimitsBuilder batchEntries(int value) {
        batchEntries = value;
        return this;
    }

    /** Sets most entries of a batch with extensions. */
    public LimitsBuilder extendedBatchEntries(int value) {
        extendedBatchEntries = value;
        return this;
    }

    /** Sets most bytes of all bodies of a batch. */
    public LimitsBuilder batchBytes(int value) {
        batchBytes = value;
        return this;
    }

    /** Sets most bytes of all bodies of one batch receive. */
    public LimitsBuilder answerBytes(int value) {
        answerBytes = value;
        return this;
    }

    /** Sets the delay of a message. */
    public LimitsBuilder delaySeconds(Range value) {
        delaySeconds = value;
        return this;
    }

    /** Sets the wait of a receive. */
    public LimitsBuilder pollingWaitSeconds(Range value) {
        pollingWaitSeconds = value;
        return this;
    }

    /** Sets a queue's lease. */
    public LimitsBuilder visibilitySeconds(Range value) {
        visibilitySeconds = value;
        return this;
    }

    /** Sets a queue's message life. */
    public LimitsBuilder retentionSeconds(Range value) {
        retentionSeconds = value;
        return this;
    }

    /** Sets a queue's limit for one body. */
    public LimitsBuilder maxMsgSize(Range value) {
        maxMsgSize = value;
        return this;
    }

    /** Sets a queue's limit for messages not yet deleted. */
    public LimitsBuilder maxMsgHeapNum(Range value) {
        maxMsgHeapNum = value;
        return this;
    }

    /** Sets entries of one page of a list of queues. */
    public LimitsBuilder listPage(Range value) {
        listPage = value;
        return this;
    }

    /** Sets messages of one peek. */
    public LimitsBuilder peekPage(Range value) {
        peekPage = value;
        return this;
    }

    /** Sets most queues of an account. */
    public LimitsBuilder queues(int value) {
        queues = value;
        return this;
    }

    /** Sets most queues that share a dead-letter queue. */
    public LimitsBuilder deadLetterSources(int value) {
        deadLetterSources = value;
        return this;
    }

    /** Sets the receive count that makes a dead letter. */
    public LimitsBuilder deadLetterReceives(Range value) {
        deadLetterReceives = value;
        return this;
    }

    /** Sets the age that makes a dead letter. */
    public LimitsBuilder deadLetterSeconds(Range value) {
        deadLetterSeconds = value;
        return this;
    }

    /** Sets how much may be asked per second. */
    public LimitsBuilder rates(Rates value) {
        rates = value;
        return this;
    }

    /** The limits gathered so far. */
    public Limits build() {
        return new Limits(
                requestBytes,
                batchEntries,
                extendedBatchEntries,
                batchBytes,
                answerBytes,
                delaySeconds,
                pollingWaitSeconds,
                visibilitySeconds,
                retentionSeconds,
                maxMsgSize,
                maxMsgHeapNum,
                listPage,
                peekPage,
                queues,
                deadLetterSources,
                deadLetterReceives,
                deadLetterSeconds,
                rates);
    }
}
