package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.QueueSettings;

/** Rewinds of a queue whose messages are all deleted, while the server is killed. */
@Timeout(900)
class KillWhileRewindingIT {

    private static final QueueName HISTORY = new QueueName("history");
    private static final int MESSAGES = 4_000;
    private static final int AT_ONCE = 200;
    private static final int KILLS = 3;
    private static final long LONGEST_LEAD_NANOS = 250_000_000;

    @TempDir
    Path folder;

    @Test
    void aRewindThatWasAnsweredIsWholeAndOneThatWasNotCanBeRepeated() throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("killed while rewinding, -Dopencmq.seed=" + seed);
        Random random = new Random(seed);
        Instant start = Instant.now();
        try (KillableServer server = KillableServer.start(folder);
                CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
            // given
            client.control()
                    .createQueue(
                            HISTORY,
                            QueueSettings.builder()
                                    .rewind(Duration.ofMinutes(30))
                                    .build());
            List<String> all = Bodies.numbered("message ", MESSAGES);
            KillableServer.fill(client, HISTORY, all);
            deleteAll(server);

            for (int round = 1; round <= KILLS; round++) {
                // when
                long lead = (long) (random.nextDouble() * LONGEST_LEAD_NANOS);
                CompletableFuture<Boolean> rewind = CompletableFuture.supplyAsync(() -> rewind(server, start));
                LockSupport.parkNanos(lead);
                server.kill();
                boolean answered = rewind.join();
                server.startAgain();

                // then
                List<String> back = KillableServer.bodies(client, HISTORY);
                System.out.println("round " + round + ": rewind answered=" + answered + " back=" + back.size());
                if (answered) {
                    Bodies.assertEachOnceIn("the rewound queue", back, all);
                }
                assertThat(rewind(server, start)).isTrue();
                Bodies.assertEachOnceIn("the queue rewound again", KillableServer.bodies(client, HISTORY), all);

                // and what is deleted again stays away
                deleteAll(server);
                server.kill();
                server.startAgain();
                assertThat(KillableServer.bodies(client, HISTORY)).isEmpty();
            }
        }
    }

    private static void deleteAll(KillableServer server) throws CmqException {
        try (CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
            for (List<ReceivedMessage> some = receive(client); !some.isEmpty(); some = receive(client)) {
                client.execute(
                        BatchDeleteMessage.ACTION,
                        new BatchDeleteMessage(
                                HISTORY,
                                some.stream()
                                        .map(ReceivedMessage::receiptHandle)
                                        .toList()));
            }
        }
    }

    private static List<ReceivedMessage> receive(CmqClient client) throws CmqException {
        return client.receive(HISTORY, AT_ONCE, Duration.ZERO, new Cancellation());
    }

    /** Whether the rewind was answered. */
    private static boolean rewind(KillableServer server, Instant from) {
        try (CmqClient client = server.client(RetryPolicy.NEVER)) {
            client.control().rewindQueue(HISTORY, from);
            return true;
        } catch (CmqException e) {
            assertThat(e).hasMessageContaining("no answer");
            return false;
        }
    }
}
