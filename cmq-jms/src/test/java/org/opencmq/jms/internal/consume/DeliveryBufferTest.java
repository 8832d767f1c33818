package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;

class DeliveryBufferTest extends FeedFixture {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final DeliveryBuffer buffer = new DeliveryBuffer();
    private final Instant begin = clock.instant();

    private Delivery delivery(long place, int priority, Duration lease) {
        MessageHeaders headers = MessageHeaders.builder().priority(priority).build();
        String body = EnvelopeWriter.write(new Envelope(headers, Map.of(), new Body.Text("any")));
        String id = "m" + place;
        ReceivedMessage message =
                new ReceivedMessage(new MessageId(id), new ReceiptHandle(id), body, begin, begin, begin.plus(lease), 1);
        return new Delivery(feed(ServiceFeatures.PLAIN), message, place, new Lease(lease, begin), 0, 0, Instant.MIN);
    }

    private Delivery at(long place) {
        return delivery(place, MessageHeaders.DEFAULT_PRIORITY, LEASE);
    }

    private Delivery unripe(long place, Duration pause) {
        return at(place).again(begin.plus(pause));
    }

    private String takeNext() {
        return buffer.take(delivery -> true, clock.instant())
                .map(FeedFixture::id)
                .orElse("none");
    }

    @Test
    void handsOutByPlaceWhateverOrderTheyCameIn() {
        // given
        buffer.put(List.of(at(3), at(1)));
        buffer.put(List.of(at(2)));

        // then
        assertThat(List.of(takeNext(), takeNext(), takeNext(), takeNext())).containsExactly("m1", "m2", "m3", "none");
    }

    @Test
    void theHighestPriorityGoesFirstAndTheOldestAmongEquals() {
        // given
        buffer.put(List.of(at(1), delivery(2, 9, LEASE), delivery(3, 9, LEASE), delivery(4, 0, LEASE)));

        // then
        assertThat(List.of(takeNext(), takeNext(), takeNext(), takeNext())).containsExactly("m2", "m3", "m1", "m4");
    }

    @Test
    void whatIsNotWantedStays() {
        // given
        buffer.put(List.of(at(1), at(2)));

        // when
        var chosen = buffer.take(delivery -> delivery.place() == 2, begin);

        // then
        assertThat(chosen).map(FeedFixture::id).hasValue("m2");
        assertThat(takeNext()).isEqualTo("m1");
    }

    @Test
    void whatIsNotDueYetIsPassedOverUntilItIs() {
        // given
        buffer.put(List.of(unripe(1, Duration.ofSeconds(3)), unripe(2, Duration.ofSeconds(2)), at(3)));

        // then
        assertThat(buffer.nextRipe(begin)).hasValue(begin.plusSeconds(2));
        assertThat(buffer.look(begin)).extracting(FeedFixture::id).containsExactly("m3");
        assertThat(buffer.takeRipe(begin)).extracting(FeedFixture::id).containsExactly("m3");
        assertThat(takeNext()).isEqualTo("none");
        clock.step(Duration.ofSeconds(3));
        assertThat(buffer.nextRipe(clock.instant())).isEmpty();
        assertThat(takeNext()).isEqualTo("m1");
    }

    @Test
    void dropsWhatIsNearTheEndOfItsLeaseAndTellsItOnce() {
        // given
        buffer.put(List.of(delivery(1, 4, Duration.ofSeconds(10)), at(2)));
        clock.step(Duration.ofSeconds(10));

        // when
        buffer.dropWhatRunsOut(clock.instant());

        // then
        assertThat(buffer.takeDropped()).extracting(FeedFixture::id).containsExactly("m1");
        assertThat(buffer.takeDropped()).isEmpty();
        assertThat(buffer.size()).isEqualTo(1);
        assertThat(buffer.leasesHoldUntil()).isEqualTo(begin.plus(LEASE).minusSeconds(3));
    }

    @Test
    void takesAwayWhatStandsBehindAPlace() {
        // given
        buffer.put(List.of(at(1), at(2), at(3)));

        // when
        List<Delivery> behind = buffer.takeBehind(1);

        // then
        assertThat(behind).extracting(FeedFixture::id).containsExactly("m2", "m3");
        assertThat(buffer.takeAll()).extracting(FeedFixture::id).containsExactly("m1");
        assertThat(buffer.isEmpty()).isTrue();
    }
}
