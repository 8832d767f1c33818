package org.opencmq.jms.soak;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.CuttingProxy;
import org.opencmq.server.CmqServer;

/**
 * Four producers and four consumers of one queue, through a proxy that delays and cuts; sends and receptions are committed
 * or rolled back at random, sessions and connections closed and opened again. At the end everything whose commit or send
 * was confirmed must have been processed at least once.
 *
 * <pre>Soak [seconds] [seed] [options of the factory, such as &amp;extensions=off]</pre>
 *
 * <p>Exits with 1 when a message is missing.
 */
public final class Soak {

    private static final int PRODUCERS = 4;
    private static final int CONSUMERS = 4;
    private static final long DRAIN_SECONDS = 90;
    private static final long QUIET_MILLIS = 1_000;

    private final CmqConnectionFactory factory;
    private final CuttingProxy proxy;
    private final long seed;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> processed = new ConcurrentHashMap<>();
    private final AtomicLong sends = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong doubtfulCommits = new AtomicLong();
    private final AtomicLong rollbacks = new AtomicLong();
    private final AtomicLong closes = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private final AtomicLong redelivered = new AtomicLong();
    private volatile boolean producing = true;
    private volatile boolean consuming = true;
    private volatile boolean cutting = true;

    private Soak(CmqConnectionFactory factory, CuttingProxy proxy, long seed) {
        this.factory = factory;
        this.proxy = proxy;
        this.seed = seed;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Duration duration = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 120);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        String options = args.length > 2 ? args[2] : "";
        try (CmqServer server = CmqServer.builder().inMemory().start();
                CuttingProxy proxy = new CuttingProxy(server.endpoint());
                CmqConnectionFactory factory = new CmqConnectionFactory(
                        proxy.endpoint() + "?receive.pollingWait=3s&timeout.retry=10s" + options)) {
            System.out.println("soak of " + duration.toSeconds() + " s, seed " + seed + options);
            boolean complete = new Soak(factory, proxy, seed).run(duration);
            System.out.println("requests " + server.requests().total() + ", deleted "
                    + server.requests().messagesDeleted());
            if (!complete) {
                System.exit(1);
            }
        }
    }

    private boolean run(Duration duration) throws InterruptedException {
        List<Thread> producers = start("producer", PRODUCERS, this::produce);
        List<Thread> consumers = start("consumer", CONSUMERS, this::consume);
        Thread cutter = start("cutter", 1, this::cut).get(0);
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            pause(10_000);
            report("running");
        }
        producing = false;
        join(producers);
        cutting = false;
        cutter.join();
        proxy.delay(0);
        long drained = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (!processed.keySet().containsAll(confirmed) && System.nanoTime() < drained) {
            pause(QUIET_MILLIS);
        }
        consuming = false;
        join(consumers);
        List<String> missing = new ArrayList<>(confirmed);
        missing.removeAll(processed.keySet());
        report("done");
        System.out.println(missing.isEmpty() ? "nothing is missing" : "MISSING " + missing.size() + ": " + missing);
        return missing.isEmpty();
    }

    private void report(String state) {
        long twice =
                processed.values().stream().filter(count -> count.get() > 1).count();
        System.out.printf(
                "%s: attempted=%d confirmed=%d processed=%d duplicates=%d redelivered=%d rollbacks=%d closes=%d cuts=%d"
                        + " failedCalls=%d doubtfulCommits=%d%n",
                state,
                sends.get(),
                confirmed.size(),
                processed.size(),
                twice,
                redelivered.get(),
                rollbacks.get(),
                closes.get(),
                cuts.get(),
                failures.get(),
                doubtfulCommits.get());
    }

    private interface Work {
        void run(int number, Random random);
    }

    private List<Thread> start(String name, int count, Work work) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(
                    () -> work.run(number, new Random(seed * 31 + name.hashCode() + number)), name + "-" + i);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void produce(int number, Random random) {
        int next = 0;
        while (producing) {
            boolean transacted = random.nextBoolean();
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(
                            transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE)) {
                Queue queue = session.createQueue("soak");
                MessageProducer producer = session.createProducer(queue);
                int rounds = 1 + random.nextInt(60);
                for (int round = 0; round < rounds && producing; round++) {
                    List<String> texts = new ArrayList<>();
                    int batch = transacted ? 1 + random.nextInt(8) : 1;
                    for (int i = 0; i < batch; i++) {
                        String text = "p" + number + "-" + next++;
                        sends.incrementAndGet();
                        producer.send(session.createTextMessage(text));
                        texts.add(text);
                    }
                    if (transacted && random.nextInt(5) == 0) {
                        session.rollback();
                        rollbacks.incrementAndGet();
                    } else {
                        if (transacted) {
                            session.commit();
                        }
                        confirmed.addAll(texts);
                    }
                    pause(random.nextInt(20));
                }
                closes.incrementAndGet();
            } catch (JMSException e) {
                failures.incrementAndGet();
                pause(50);
            }
        }
    }

    private void consume(int number, Random random) {
        int[] modes = {
            Session.AUTO_ACKNOWLEDGE,
            Session.CLIENT_ACKNOWLEDGE,
            Session.SESSION_TRANSACTED,
            Session.DUPS_OK_ACKNOWLEDGE
        };
        while (consuming) {
            int mode = modes[random.nextInt(modes.length)];
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(mode)) {
                connection.start();
                MessageConsumer consumer = session.createConsumer(session.createQueue("soak"));
                int rounds = 1 + random.nextInt(60);
                for (int round = 0; round < rounds && consuming; round++) {
                    receive(session, consumer, mode, random);
                }
                closes.incrementAndGet();
            } catch (JMSException e) {
                failures.incrementAndGet();
                pause(50);
            }
        }
    }

    private void receive(Session session, MessageConsumer consumer, int mode, Random random) throws JMSException {
        List<String> texts = new ArrayList<>();
        Message last = null;
        int batch = 1 + random.nextInt(6);
        for (int i = 0; i < batch; i++) {
            Message message = consumer.receive(500);
            if (message == null) {
                break;
            }
            if (message.getJMSRedelivered()) {
                redelivered.incrementAndGet();
            }
            texts.add(((TextMessage) message).getText());
            last = message;
        }
        boolean explicit = mode == Session.CLIENT_ACKNOWLEDGE || mode == Session.SESSION_TRANSACTED;
        if (last == null) {
            return;
        }
        if (explicit && random.nextInt(5) == 0) {
            rollbacks.incrementAndGet();
            if (mode == Session.SESSION_TRANSACTED) {
                session.rollback();
            } else {
                session.recover();
            }
            return;
        }
        try {
            if (mode == Session.SESSION_TRANSACTED) {
                session.commit();
            } else if (mode == Session.CLIENT_ACKNOWLEDGE) {
                last.acknowledge();
            }
        } catch (JMSException e) {
            // Whether it was carried out may be unknown; the application did process the messages.
            doubtfulCommits.incrementAndGet();
            processed(texts);
            throw e;
        }
        processed(texts);
    }

    private void processed(List<String> texts) {
        texts.forEach(text ->
                processed.computeIfAbsent(text, absent -> new AtomicInteger()).incrementAndGet());
    }

    private void cut(int number, Random random) {
        while (cutting) {
            pause(200 + random.nextInt(800));
            proxy.delay(random.nextInt(4));
            cuts.incrementAndGet();
            if (random.nextInt(20) == 0) {
                proxy.goDown();
                pause(random.nextInt(2_000));
                proxy.comeUp();
            } else {
                proxy.cut();
            }
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
