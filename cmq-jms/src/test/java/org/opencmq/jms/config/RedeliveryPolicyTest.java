package org.opencmq.jms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedeliveryPolicyTest {

    @Test
    void redeliversAtOnceThenWithGrowingPausesThenNotAtAll() {
        // given
        RedeliveryPolicy policy = new RedeliveryPolicy(Duration.ofMillis(100), 3, Duration.ofMillis(500), 4);

        // then
        assertThat(policy.pauseBefore(1)).contains(Duration.ZERO);
        assertThat(policy.pauseBefore(2)).contains(Duration.ofMillis(100));
        assertThat(policy.pauseBefore(3)).contains(Duration.ofMillis(300));
        assertThat(policy.pauseBefore(4)).contains(Duration.ofMillis(500));
        assertThat(policy.pauseBefore(5)).isEmpty();
    }
}
