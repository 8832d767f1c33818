package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A listener that stays at work on its first message until the test lets it go on. Safe for all threads. */
final class HeldListener implements MessageListener {

    /** What it does once it may go on. */
    interface Work {
        void on(Message message) throws Exception;
    }

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Attempt attempt = new Attempt();
    private final Work work;

    /** One that has nothing else to do. */
    HeldListener() {
        this(message -> {});
    }

    HeldListener(Work work) {
        this.work = work;
    }

    @Override
    public void onMessage(Message message) {
        entered.countDown();
        attempt.at(() -> {
            assertThat(leave.await(Chapter.SOON, TimeUnit.MILLISECONDS)).isTrue();
            work.on(message);
        });
    }

    /** Makes something end it or its surroundings, which has to wait for it; then lets it go on, and both succeed. */
    void isWaitedForBy(Attempt.Call ending) throws InterruptedException {
        // given
        assertThat(entered.await(Chapter.SOON, TimeUnit.MILLISECONDS)).isTrue();

        // when
        Attempt closing = new Attempt();
        Thread closer = new Thread(() -> closing.at(ending), "closer");
        closer.start();

        // then
        assertThat(closing.outcomes.poll(Chapter.BRIEFLY, TimeUnit.MILLISECONDS))
                .isNull();
        assertThat(attempt.outcomes).isEmpty();
        leave.countDown();
        assertThat(Chapter.soon(closing.outcomes)).isSameAs(Attempt.SUCCESS);
        assertThat(attempt.outcomes).as("what it did before the other returned").containsExactly(Attempt.SUCCESS);
    }
}
