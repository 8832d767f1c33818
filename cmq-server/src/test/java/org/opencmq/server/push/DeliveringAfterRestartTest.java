package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.topic.Subscription;

/** What deliveries resume after the server ended, and when. */
class DeliveringAfterRestartTest extends DeliveryFixture {

    @Test
    void resumesAfterARestartWhereItWasAndInOrder() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");
        publish("two");
        time.pass(Duration.ofSeconds(1));

        // when
        endpointWorks = message -> true;
        restart();
        time.pass(Duration.ofMinutes(2));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("one", "one", "two");
        assertThat(backlog("sub")).isZero();
    }
}
