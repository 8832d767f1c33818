package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.protocol.action.Page;

/** Opening and closing leaves nothing behind. */
class LeakIT extends ServerFixture {

    private static final int CYCLES = 1_000;
    private static final int WARM_UP = 50;

    @Test
    void aThousandCyclesLeakNoThreadSocketOrDestination() throws Exception {
        // given
        for (int i = 0; i < WARM_UP; i++) {
            cycle();
        }
        int threads = threads();
        int files = openFiles();

        // when
        long start = System.nanoTime();
        for (int i = 0; i < CYCLES; i++) {
            cycle();
        }
        System.out.printf("%d cycles in %d ms%n", CYCLES, (System.nanoTime() - start) / 1_000_000);

        // then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(threads + 5));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(files + 10));
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials("AKIDopencmqdevelopment", "opencmq-development-key")
                .build())) {
            assertThat(client.control()
                            .listQueues(new Page(Optional.empty(), 0, 50))
                            .totalCount())
                    .isZero();
        }
    }

    private void cycle() throws Exception {
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession();
            TemporaryQueue queue = session.createTemporaryQueue();
            MessageConsumer consumer = session.createConsumer(queue);
            session.createProducer(queue).send(session.createTextMessage("hello"));
            assertThat(consumer.receive(60_000)).isNotNull();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Sockets among them; always 0 where the platform does not tell. */
    private static int openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }
}
