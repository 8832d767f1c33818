package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueSettings;

/** Two clients go on sending, receiving and deleting while the server is killed again and again. */
@Timeout(900)
class KillUnderLoadIT {

    private static final QueueName LOAD = new QueueName("load");
    private static final Duration VISIBILITY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** More of them by {@code -Dopencmq.kills}, the same moments again, as far as threads allow, by {@code -Dopencmq.seed}. */
    private static final int KILLS = Integer.getInteger("opencmq.kills", 10);

    @TempDir
    Path folder;

    @Test
    void losesNothingAnsweredAndBringsNothingDeletedBackWhenKilledAgainAndAgain() throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("killed under load, -Dopencmq.seed=" + seed);
        Random random = new Random(seed);
        Tally tally = new Tally();
        try (KillableServer server = KillableServer.start(folder);
                CmqClient observer = server.client(KillableServer.THROUGH_RESTARTS)) {
            // given
            observer.control()
                    .createQueue(
                            LOAD,
                            QueueSettings.builder()
                                    .visibilityTimeout(VISIBILITY)
                                    .build());
            try (LoadingClient first = load("a", server, tally, random);
                    LoadingClient second = load("b", server, tally, random)) {

                // when
                for (int round = 1; round <= KILLS; round++) {
                    Tally.Counts before = tally.counts();
                    long goal = before.answered() + 200 + random.nextInt(2_500);
                    KillableServer.until(PATIENCE, () -> tally.counts().answered() >= goal);
                    server.kill();
                    long millis = server.startAgain();
                    String row = tally.counts().since(before).row("round " + round, 0);
                    System.out.println(row.replace(" lost=0", "") + " restart=" + millis + "ms");
                }
                first.stopSending();
                second.stopSending();
                KillableServer.until(PATIENCE, () -> isEmpty(observer));
                Tally.Counts total = tally.counts();
                System.out.println(total.row("total", tally.missing().size()) + " failedCalls="
                        + (first.failures() + second.failures()));
            }

            // then
            assertThat(tally.missing()).isEmpty();
            assertThat(tally.counts().returned()).isZero();
            assertThat(tally.counts().answered()).isGreaterThan(200L * KILLS);

            // and an empty queue stays empty
            server.kill();
            server.startAgain();
            try (CmqClient later = server.client(RetryPolicy.DEFAULT)) {
                assertThat(later.receive(LOAD, 16, VISIBILITY.plusSeconds(1), new Cancellation()))
                        .isEmpty();
            }
        }
    }

    private static LoadingClient load(String name, KillableServer server, Tally tally, Random random) {
        return new LoadingClient(name, server.client(KillableServer.THROUGH_RESTARTS), LOAD, tally, random.nextLong());
    }

    private static boolean isEmpty(CmqClient client) throws Exception {
        QueueAttributes.Counts counts = client.control().queueAttributes(LOAD).counts();
        return counts.active() + counts.inactive() + counts.delayed() == 0;
    }
}
