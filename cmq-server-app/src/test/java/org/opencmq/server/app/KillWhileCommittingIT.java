package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.CmqErrorCode;

/** Transactions that move messages from one queue to another, while the server is killed. */
@Timeout(900)
class KillWhileCommittingIT {

    private static final QueueName FROM = new QueueName("from");
    private static final QueueName TO = new QueueName("to");
    private static final int MESSAGES = 1_200;
    private static final int WORKERS = 3;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void everyTransactionHappenedAsAWholeOrNotAtAll() throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("killed while committing, -Dopencmq.seed=" + seed);
        Random random = new Random(seed);
        try (KillableServer server = KillableServer.start(folder);
                CmqClient observer = server.client(KillableServer.THROUGH_RESTARTS)) {
            // given
            QueueSettings settings = QueueSettings.builder()
                    .visibilityTimeout(Duration.ofSeconds(1))
                    .build();
            observer.control().createQueue(FROM, settings);
            observer.control().createQueue(TO, settings);
            List<String> all = Bodies.numbered("message ", MESSAGES);
            KillableServer.fill(observer, FROM, all);

            for (int round = 1; round <= KILLS; round++) {
                // when
                List<Thread> workers = startWorkers(server);
                // a half of each round's share at most: a quick machine moves many more until it is killed
                int share = (MESSAGES - answered.size()) / (KILLS - round + 1);
                int goal = answered.size() + 20 + random.nextInt(Math.max(1, share / 2 - 20));
                KillableServer.until(PATIENCE, () -> answered.size() >= goal);
                server.kill();
                for (Thread worker : workers) {
                    worker.join();
                }
                server.startAgain();

                // then
                List<String> left = KillableServer.bodies(observer, FROM);
                List<String> moved = KillableServer.bodies(observer, TO);
                Set<String> carriedOut = new HashSet<>(unknown);
                carriedOut.retainAll(moved);
                System.out.println("round " + round + ": answered=" + answered.size() + " unanswered=" + unknown.size()
                        + " of which carried out=" + carriedOut.size() + " left=" + left.size() + " moved="
                        + moved.size());
                List<String> both = new ArrayList<>(left);
                both.addAll(moved);
                Bodies.assertEachOnceIn("both queues together", both, all);
                Bodies.assertAllIn("the target queue", moved, answered);
            }
        }
    }

    private List<Thread> startWorkers(KillableServer server) {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Thread worker = new Thread(() -> moveUntilKilled(server), "mover-" + i);
            worker.start();
            workers.add(worker);
        }
        return workers;
    }

    /** Moves messages one by one until a request is not answered. */
    private void moveUntilKilled(KillableServer server) {
        try (CmqClient client = server.client(RetryPolicy.NEVER)) {
            while (true) {
                for (ReceivedMessage message : client.receive(FROM, 4, Duration.ofSeconds(1), new Cancellation())) {
                    unknown.add(message.msgBody());
                    try {
                        client.execute(CommitTransaction.ACTION, move(message));
                        answered.add(message.msgBody());
                    } catch (CmqRefusedException e) {
                        // it took longer than the lease: another mover has the message
                        assertThat(e.is(CmqErrorCode.RECEIPT_HANDLE_INVALID)).isTrue();
                    }
                    unknown.remove(message.msgBody());
                }
            }
        } catch (CmqException e) {
            // the server was killed: what is unknown stays so
            assertThat(e).hasMessageContaining("no answer");
        }
    }

    private static CommitTransaction move(ReceivedMessage message) {
        return new CommitTransaction(
                UUID.randomUUID().toString(),
                List.of(new SendMessage(TO, message.msgBody(), Duration.ZERO)),
                List.of(),
                List.of(new DeleteMessage(FROM, message.receiptHandle())));
    }
}
