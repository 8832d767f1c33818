package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.DescribeCapabilities;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;

/** Long polls that are cancelled: at once, and without losing what they were about to bring. */
@Timeout(600)
class CancelledPollsIT {

    private static final QueueName QUEUE = new QueueName("orders");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CmqServer server = CmqServer.builder().start();
    private CmqClient client;

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void open() throws CmqException {
        client = client(Extensions.AUTO);
        // A message that is lost from sight stays so for longer than this test.
        client.control()
                .createQueue(
                        QUEUE,
                        QueueSettings.builder()
                                .visibilityTimeout(Duration.ofHours(1))
                                .build());
    }

    @AfterEach
    void close() throws InterruptedException {
        client.close();
        server.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private CmqClient client(Extensions extensions) {
        return CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .extensions(extensions)
                .build());
    }

    private CompletableFuture<List<ReceivedMessage>> poll(Cancellation cancellation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.receive(QUEUE, 1, LONG, cancellation);
                    } catch (CmqCancelledException e) {
                        return List.of();
                    } catch (CmqException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    @Test
    void aCancelledPollEndsByItsAnswer() throws Exception {
        // given
        client.capabilities();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<List<ReceivedMessage>> poll = poll(cancellation);
        await().until(() -> server.requests().waitingReceivers() == 1);

        // when
        cancellation.cancel();

        // then
        assertThat(poll.get(20, TimeUnit.SECONDS)).isEmpty();
        await().until(() -> server.requests().of("CancelReceive") == 1);
        await().until(() -> server.requests().waitingReceivers() == 0);
    }

    @Test
    void aPollCancelledInTheMomentOfItsAnswerLosesNothing() throws Exception {
        // given
        client.capabilities();
        int rounds = 400;
        int stalled = 0; // rounds that took so long that the client may have lost patience and broken the poll off
        List<String> seen = new ArrayList<>();

        // when
        for (int i = 0; i < rounds; i++) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<List<ReceivedMessage>> poll = poll(cancellation);
            CompletableFuture<?> send = client.sends(QUEUE).send(OutgoingMessage.of("m" + i));
            if (i % 2 == 0) {
                send.join();
            }
            long cancelled = System.nanoTime();
            cancellation.cancel();
            poll.join().forEach(message -> seen.add(message.msgBody()));
            if (System.nanoTime() - cancelled >= LongPolls.PATIENCE.toNanos()) {
                stalled++;
            }
            send.join();
        }

        // then
        while (seen.size() < rounds - stalled) {
            List<ReceivedMessage> rest = client.receive(QUEUE, 16, Duration.ofSeconds(5), new Cancellation());
            assertThat(rest)
                    .as("of %d messages %d were seen, %d stalled", rounds, seen.size(), stalled)
                    .isNotEmpty();
            rest.forEach(message -> seen.add(message.msgBody()));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(rounds - stalled);
        assertThat(stalled).isLessThan(rounds / 2);
    }

    @Test
    void aCallCancelledAtAnyMomentIsCarriedOutOrCancelled() {
        // given: connections of cancelled calls are gone, so most moments of a connection's beginning are met as well
        CmqException[] other = new CmqException[1];
        int cancelled = 0;

        // when
        for (int i = 0; i < 1_000; i++) {
            Cancellation cancellation = new Cancellation();
            long moment = System.nanoTime() + i * 1_000L;
            CompletableFuture<Void> switched = CompletableFuture.runAsync(
                    () -> {
                        while (System.nanoTime() - moment < 0) {
                            Thread.onSpinWait();
                        }
                        cancellation.cancel();
                    },
                    threads);
            try {
                client.execute(
                        DescribeCapabilities.ACTION, new DescribeCapabilities(), CallOptions.cancelledBy(cancellation));
            } catch (CmqCancelledException e) {
                cancelled++;
            } catch (CmqException e) {
                other[0] = e;
            }
            switched.join();
        }

        // then
        assertThat(other[0]).isNull();
        assertThat(cancelled).isPositive();
    }

    @Test
    void aClientThatIsClosedEndsItsPolls() throws Exception {
        // given
        client.capabilities();
        CompletableFuture<List<ReceivedMessage>> poll = poll(new Cancellation());
        await().until(() -> server.requests().waitingReceivers() == 1);

        // when
        client.close();

        // then
        assertThat(poll.get(20, TimeUnit.SECONDS)).isEmpty();
        await().until(() -> server.requests().waitingReceivers() == 0);
    }
}
