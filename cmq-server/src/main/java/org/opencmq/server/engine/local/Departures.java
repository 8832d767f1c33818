package org.opencmq.server.engine.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.DeadLetterPolicy;

/**
 * When the messages of one queue must leave for the dead-letter queue, by receptions or by age, and which of them wait to be
 * moved. Places grow with send times, so by age only the head is looked at. Knows the policy and no more of the settings; as
 * pure as the {@link QueueState} that owns it.
 */
final class Departures {

    /** How long a message that is too old waits when its dead-letter queue cannot take it. */
    private static final long AGE_RETRY_MILLIS = 30_000;

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final SequenceIndex live;
    private final Deque<Message> waiting = new ArrayDeque<>(1);

    /** Receptions after which a message leaves. */
    private int chances = NO_LIMIT;

    /** Milliseconds after its send when a message leaves; 0 for never. */
    private long lifetime;

    /** The place through which messages were found too old. */
    private long agedThrough;

    private long lookAgainAt;

    /** Decides over the messages of this index. */
    Departures(SequenceIndex live, Optional<DeadLetterPolicy> policy) {
        this.live = live;
        follow(policy);
    }

    /** Follows this policy from now on. */
    void follow(Optional<DeadLetterPolicy> policy) {
        chances =
                policy.map(limits -> limits.maxReceiveCount().orElse(NO_LIMIT)).orElse(NO_LIMIT);
        lifetime = policy.flatMap(DeadLetterPolicy::maxTimeToLive)
                .map(age -> age.toMillis())
                .orElse(0L);
        agedThrough = 0;
        lookAgainAt = 0;
    }

    /** Whether a message whose lease ended has been received as often as it may be. */
    boolean hasHadItsChances(Message message) {
        return message.dequeueCount >= chances;
    }

    /** The next message that is too old; each is answered once, unless it {@link #stayed}. Null when there is none. */
    @Nullable
    Message nextTooOld(long now) {
        Message oldest = lifetime == 0 || now < lookAgainAt ? null : live.higher(agedThrough);
        if (oldest == null || now < oldest.enqueuedAt + lifetime) {
            return null;
        }
        agedThrough = oldest.sequence;
        return oldest;
    }

    /** When the next message is too old; {@link Long#MAX_VALUE} for never. */
    long nextDue() {
        Message aging = lifetime == 0 ? null : live.higher(agedThrough);
        return aging == null ? Long.MAX_VALUE : Math.max(lookAgainAt, aging.enqueuedAt + lifetime);
    }

    /** The message waits to be moved. */
    void add(Message message) {
        waiting.add(message);
    }

    /** The next one that was added, whether it has still to leave or not; null when there is none. */
    @Nullable
    Message poll() {
        return waiting.poll();
    }

    /** The dead-letter queue could not take the message: its age is looked at after a while. */
    void stayed(Message message, long now) {
        cameBack(message);
        lookAgainAt = now + AGE_RETRY_MILLIS;
    }

    /** The message stands at its old place again, so its age counts again. */
    void cameBack(Message message) {
        agedThrough = Math.min(agedThrough, message.sequence - 1);
    }

    void clear() {
        waiting.clear();
        agedThrough = 0;
    }
}
