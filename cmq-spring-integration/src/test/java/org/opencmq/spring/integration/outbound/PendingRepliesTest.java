package org.opencmq.spring.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.opencmq.spring.integration.outbound.PendingReplies.Pending;

class PendingRepliesTest {

    private final PendingReplies pending = new PendingReplies();

    @Test
    void aReplyMayCarryTheCorrelationIdOrTheMessageId() {
        // given
        Pending waiting = pending.begin();

        // then
        assertThat(pending.own(waiting.correlation())).contains(waiting.correlation());
        assertThat(pending.own(waiting.messageId())).contains(waiting.correlation());
    }

    @Test
    void repliesToOthersAreNotItsOwn() {
        assertThat(pending.own(null)).isEmpty();
        assertThat(pending.own("ID:7")).isEmpty();
        assertThat(pending.own(new PendingReplies().begin().correlation())).isEmpty();
    }

    @Test
    void aReplyIsTakenOnce() {
        // given
        Pending waiting = pending.begin();

        // then
        assertThat(pending.take(waiting.correlation())).containsSame(waiting.reply());
        assertThat(pending.take(waiting.correlation())).isEmpty();
        assertThat(pending.count()).isZero();
    }

    @Test
    void whatIsForgottenComesTooLate() {
        // given
        Pending waiting = pending.begin();

        // when
        pending.forget(waiting);

        // then
        assertThat(pending.take(waiting.correlation())).isEmpty();
    }

    @Test
    void failsAllThatWait() {
        // given
        Pending waiting = pending.begin();

        // when
        pending.failAll("stopped");

        // then
        assertThatThrownBy(() -> waiting.reply().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("stopped");
        assertThat(pending.count()).isZero();
    }
}
