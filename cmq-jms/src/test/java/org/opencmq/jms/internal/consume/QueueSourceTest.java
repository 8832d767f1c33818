package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.client.Cancellation;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;

class QueueSourceTest extends FeedFixture {

    private QueueSource source() {
        return new QueueSource(feed(RELEASING), Optional.empty(), environment(RELEASING));
    }

    private List<Delivery> fetch(QueueSource source) throws JMSException {
        return source.fetch(16, Duration.ZERO, 7, new Cancellation());
    }

    private void putReception(int count, Duration lease) {
        Instant now = clock.instant();
        String id = "of " + count;
        edge.waiting.add(
                new ReceivedMessage(new MessageId(id), new ReceiptHandle(id), "any", now, now, now.plus(lease), count));
    }

    @Test
    void whatItFetchesStandsInOrderFromThePlaceAskedFor() throws Exception {
        // given
        edge.put(3, clock.instant());

        // when
        List<Delivery> fetched = fetch(source());

        // then
        assertThat(fetched).extracting(FeedFixture::id).containsExactly("m1", "m2", "m3");
        assertThat(fetched).extracting(Delivery::place).containsExactly(7L, 8L, 9L);
    }

    @Test
    void doesNotMakeAQueueForAPollThatWasEnded() throws Exception {
        // given
        edge.failures.add(missing());
        Cancellation ended = new Cancellation();
        ended.cancel();
        List<QueueName> made = new ArrayList<>();
        missingQueues = (queue, reason) -> made.add(queue);

        // when
        List<Delivery> fetched = source().fetch(16, Duration.ZERO, 7, ended);

        // then
        assertThat(fetched).isEmpty();
        assertThat(made).isEmpty();
    }

    @Test
    void doesNotMakeAQueueForAFeedThatIsClosed() throws Exception {
        // given
        edge.failures.add(missing());
        List<QueueName> made = new ArrayList<>();
        missingQueues = (queue, reason) -> made.add(queue);
        QueueFeed feed = feed(RELEASING);
        QueueSource source = new QueueSource(feed, Optional.empty(), environment(RELEASING));

        // when
        feed.close();

        // then
        assertThat(fetch(source)).isEmpty();
        assertThat(made).isEmpty();
    }

    @Test
    void learnsFromFirstReceptionsHowLongLeasesAre() throws Exception {
        // given
        QueueSource source = source();
        putReception(2, Duration.ofMinutes(9));
        putReception(1, Duration.ofMinutes(2));
        putReception(2, Duration.ofMinutes(9));

        // when
        List<Delivery> fetched = fetch(source);

        // then
        assertThat(fetched)
                .extracting(delivery -> delivery.lease().length())
                .containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    @Test
    void doesNotCountReceptionsThatNobodySaw() throws Exception {
        // given
        edge.put(1, clock.instant());
        undelivered.add(fetch(source()));
        Instant now = clock.instant();
        edge.waiting.add(new ReceivedMessage(
                new MessageId("m1"), new ReceiptHandle("again"), "any", now, now, now.plusSeconds(30), 2));

        // when
        List<Delivery> fetched = fetch(source());

        // then
        assertThat(fetched).extracting(Delivery::deliveryCount).containsExactly(1);
    }

    @Test
    void asksAgainOnceWhenAMissingQueueWasProvided() throws Exception {
        // given
        List<QueueName> provided = new ArrayList<>();
        missingQueues = (queue, reason) -> provided.add(queue);
        edge.failures.add(missing());
        edge.put(1, clock.instant());

        // when
        List<Delivery> fetched = fetch(source());

        // then
        assertThat(provided).containsExactly(ORDERS);
        assertThat(fetched).hasSize(1);
    }

    @Test
    void givesUpWhenTheQueueIsMissingStill() {
        // given
        missingQueues = (queue, reason) -> {};
        edge.failures.add(missing());
        edge.failures.add(missing());

        // then
        assertThatThrownBy(() -> fetch(source())).isInstanceOf(InvalidDestinationException.class);
        assertThat(edge.receives).hasSize(2);
    }
}
