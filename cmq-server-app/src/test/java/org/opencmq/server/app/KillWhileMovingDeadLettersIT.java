package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.QueueSettings;

/** Messages on their way to a dead-letter queue, while the server is killed. */
@Timeout(900)
class KillWhileMovingDeadLettersIT {

    private static final QueueName SOURCE = new QueueName("source");
    private static final QueueName TARGET = new QueueName("target");
    private static final int MESSAGES = 2_000;
    private static final int AT_ONCE = 250;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void noDeadLetterIsLostOrDoubledBetweenItsQueues() throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("killed while moving dead letters, -Dopencmq.seed=" + seed);
        Random random = new Random(seed);
        try (KillableServer server = KillableServer.start(folder)) {
            List<String> all = new ArrayList<>();
            try (CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
                client.control().createQueue(TARGET, QueueSettings.NONE);
                client.control()
                        .createQueue(
                                SOURCE,
                                QueueSettings.builder()
                                        .visibilityTimeout(Duration.ofSeconds(1))
                                        .deadLetter(DeadLetterSettings.receivedTooOften(TARGET, 1))
                                        .build());
            }
            for (int round = 1; round <= KILLS; round++) {
                try (CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
                    // given
                    long before = active(client, TARGET);
                    List<String> fresh = Bodies.numbered("x".repeat(3_000) + " " + round + "/", MESSAGES);
                    KillableServer.fill(client, SOURCE, fresh);
                    all.addAll(fresh);
                    receiveAll(client);

                    // when
                    int goal = random.nextInt(MESSAGES - 100);
                    KillableServer.until(PATIENCE, () -> active(client, TARGET) > before + goal);
                    server.kill();
                    System.out.println(
                            "round " + round + ": killed when more than " + goal + " of " + MESSAGES + " had moved");
                }
                server.startAgain();

                // then
                try (CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
                    KillableServer.until(PATIENCE, () -> {
                        receiveAll(client);
                        return active(client, TARGET) >= all.size();
                    });
                    Bodies.assertEachOnceIn("the dead-letter queue", KillableServer.bodies(client, TARGET), all);
                    assertThat(KillableServer.bodies(client, SOURCE)).isEmpty();
                }
            }
        }
    }

    private static void receiveAll(CmqClient client) throws CmqException {
        while (!client.receive(SOURCE, AT_ONCE, Duration.ZERO, new Cancellation())
                .isEmpty()) {
            // receiving once more is what makes them hopeless
        }
    }

    private static long active(CmqClient client, QueueName queue) throws CmqException {
        return client.control().queueAttributes(queue).counts().active();
    }
}
