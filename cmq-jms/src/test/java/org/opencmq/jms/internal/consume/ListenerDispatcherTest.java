package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerDispatcherTest extends FeedFixture {

    private final ScheduledThreadPoolExecutor retries = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger threadsLacking = new AtomicInteger();
    private final ListenerDispatcher dispatcher = new ListenerDispatcher(this::thread, retries);
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeDispatcher() {
        dispatcher.close();
        retries.shutdownNow();
    }

    private Thread thread(Runnable task) {
        return new Thread(task) {
            @Override
            public synchronized void start() {
                if (threadsLacking.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
    }

    private ListenerPort port(QueueFeed feed) {
        return new ListenerPort(feed, dispatcher, new ListenerPort.Listener() {
            @Override
            public void deliver(Delivery delivery) {
                delivered.add(delivery);
            }

            @Override
            public void failed(JMSException reason) {
                throw new AssertionError(reason);
            }
        });
    }

    @Test
    void startsLaterWhenNoThreadIsToBeHad() {
        // given
        threadsLacking.set(1);
        dispatcher.add(port(feed(RELEASING)));
        edge.put(1, clock.instant());

        // when
        dispatcher.start();
        runPolls();

        // then
        await().untilAsserted(() -> assertThat(delivered).hasSize(1));
    }

    @Test
    void deliversToAListenerThatCameWhenNoThreadWasToBeHad() {
        // given
        dispatcher.start();
        threadsLacking.set(1);
        edge.put(1, clock.instant());

        // when
        dispatcher.add(port(feed(RELEASING)));
        runPolls();

        // then
        await().untilAsserted(() -> assertThat(delivered).hasSize(1));
    }
}
