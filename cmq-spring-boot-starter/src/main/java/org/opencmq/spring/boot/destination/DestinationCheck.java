package org.opencmq.spring.boot.destination;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.CmqService;
import org.opencmq.spring.boot.destination.StartupCheckProperties.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for the destinations when the application starts, before its listeners do. Owner of the thread that looks again.
 * Started and stopped by the context.
 */
final class DestinationCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationCheck.class);

    private final CmqConnectionFactory factory;
    private final StartupCheckProperties properties;
    private final Supplier<Destinations> ofListeners;
    private @Nullable ScheduledExecutorService again;
    private boolean running;

    /** Names of queues and topics. */
    record Destinations(Set<String> queues, Set<String> topics) {}

    DestinationCheck(
            CmqConnectionFactory factory, StartupCheckProperties properties, Supplier<Destinations> ofListeners) {
        this.factory = factory;
        this.properties = properties;
        this.ofListeners = ofListeners;
    }

    @Override
    public int getPhase() {
        return 0; // listener containers start last of all
    }

    @Override
    public synchronized void start() {
        running = true;
        List<String> missing;
        try {
            missing = look();
        } catch (JMSException e) {
            if (properties.getMode() != Mode.RETRY) {
                throw new BeanCreationException(
                        "cmqDestinationCheck", "could not look for destinations: " + e.getMessage(), e);
            }
            LOG.warn("could not look for destinations, looking again reason={}", e.getMessage());
            lookAgain();
            return;
        }
        if (missing.isEmpty()) {
            return;
        }
        if (properties.getMode() == Mode.FAIL) {
            throw new MissingDestinationsException(factory.settings().endpoint().toString(), missing);
        }
        LOG.warn("destinations are missing, looking again until they are there missing={}", missing);
        lookAgain();
    }

    private void lookAgain() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cmq-destination-check");
            thread.setDaemon(true);
            return thread;
        });
        again = timer;
        long pause = properties.getRetryInterval().toMillis();
        var unused = timer.scheduleWithFixedDelay(() -> next(timer), pause, pause, TimeUnit.MILLISECONDS);
    }

    private void next(ScheduledExecutorService timer) {
        try {
            List<String> missing = look();
            if (missing.isEmpty()) {
                LOG.info("all destinations are there now");
                timer.shutdown();
            } else {
                LOG.warn("destinations are still missing missing={}", missing);
            }
        } catch (JMSException | RuntimeException e) {
            LOG.warn("could not look for destinations, looking again reason={}", e.getMessage());
        }
    }

    private List<String> look() throws JMSException {
        Destinations listened = properties.isListeners() ? ofListeners.get() : new Destinations(Set.of(), Set.of());
        Set<String> queues = new TreeSet<>(properties.getQueues());
        queues.addAll(listened.queues());
        Set<String> topics = new TreeSet<>(properties.getTopics());
        topics.addAll(listened.topics());
        boolean create = properties.getMode() == Mode.CREATE;
        List<String> missing = new ArrayList<>();
        try (CmqService service = factory.openService()) {
            for (String queue : queues) {
                if (!service.hasQueue(queue)) {
                    if (create) {
                        service.createQueue(queue);
                    } else {
                        missing.add("queue " + queue);
                    }
                }
            }
            for (String topic : topics) {
                if (!service.hasTopic(topic)) {
                    if (create) {
                        service.createTopic(topic);
                    } else {
                        missing.add("topic " + topic);
                    }
                }
            }
        }
        return missing;
    }

    @Override
    public synchronized void stop() {
        running = false;
        ScheduledExecutorService timer = again;
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
