package org.opencmq.spring.boot.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** What an application says about its listeners beyond {@code spring.jms.listener.*}. */
@ConfigurationProperties("cmq.listener")
public class CmqListenerProperties {

    private final Topic topic = new Topic();

    private final Recovery recovery = new Recovery();

    public Topic getTopic() {
        return topic;
    }

    public Recovery getRecovery() {
        return recovery;
    }

    /** Listeners of topics, by the factory named topicJmsListenerContainerFactory. */
    public static class Topic {

        /** Whether subscriptions outlive their listeners, so that nothing published in between is missed. */
        private boolean durable;

        /** Whether listeners of the same subscription name share its messages; a durable one then needs no client id. */
        private boolean shared;

        /** Client id of each listener's connection; needed for durable subscriptions that are not shared. */
        private @Nullable String clientId;

        /**
         * Number of concurrent listeners, such as '3' or '1-5'. More than 1 only with shared subscriptions, where it is that
         * of spring.jms.listener when it is not set.
         */
        private @Nullable String concurrency;

        public boolean isDurable() {
            return durable;
        }

        public void setDurable(boolean durable) {
            this.durable = durable;
        }

        public boolean isShared() {
            return shared;
        }

        public void setShared(boolean shared) {
            this.shared = shared;
        }

        public @Nullable String getClientId() {
            return clientId;
        }

        public void setClientId(@Nullable String clientId) {
            this.clientId = clientId;
        }

        public @Nullable String getConcurrency() {
            return concurrency;
        }

        /** Sets how many listeners run at once. */
        public void setConcurrency(@Nullable String concurrency) {
            if (concurrency != null && !concurrency.matches("[1-9]\\d{0,3}(-[1-9]\\d{0,3})?")) {
                throw new IllegalArgumentException(
                        "cmq.listener.topic.concurrency must be a number from 1 to 9999 such as '3', or a range such as"
                                + " '1-5', was '" + concurrency + "'");
            }
            this.concurrency = concurrency;
        }
    }

    /** Pauses before a listener container that lost its service sets itself up again. */
    public static class Recovery {

        private static final Duration SHORTEST = Duration.ofMillis(1);
        private static final Duration LONGEST = Duration.ofHours(1);

        /** First pause, 1ms to 1h. */
        private Duration initialInterval = Duration.ofSeconds(1);

        /** Factor from one pause to the next, 1 to 100. */
        private double multiplier = 2;

        /** Longest pause, 1ms to 1h. */
        private Duration maxInterval = Duration.ofSeconds(30);

        /** Attempts after which the container gives up and stops, 1 or more; unlimited when it is not set. */
        private @Nullable Long maxAttempts;

        public Duration getInitialInterval() {
            return initialInterval;
        }

        /** Sets the first pause. */
        public void setInitialInterval(Duration initialInterval) {
            this.initialInterval = checked("initial-interval", initialInterval);
        }

        public double getMultiplier() {
            return multiplier;
        }

        /** Sets by how much pauses grow. */
        public void setMultiplier(double multiplier) {
            if (!(multiplier >= 1 && multiplier <= 100)) {
                throw new IllegalArgumentException(
                        "cmq.listener.recovery.multiplier must be 1 to 100, was " + multiplier);
            }
            this.multiplier = multiplier;
        }

        public Duration getMaxInterval() {
            return maxInterval;
        }

        /** Sets the longest pause. */
        public void setMaxInterval(Duration maxInterval) {
            this.maxInterval = checked("max-interval", maxInterval);
        }

        public @Nullable Long getMaxAttempts() {
            return maxAttempts;
        }

        /** Sets after how many attempts a container gives up. */
        public void setMaxAttempts(@Nullable Long maxAttempts) {
            if (maxAttempts != null && maxAttempts < 1) {
                throw new IllegalArgumentException(
                        "cmq.listener.recovery.max-attempts must be 1 or more, or not set for no limit, was "
                                + maxAttempts);
            }
            this.maxAttempts = maxAttempts;
        }

        BackOff backOff() {
            ExponentialBackOff backOff = new ExponentialBackOff(initialInterval.toMillis(), multiplier);
            backOff.setMaxInterval(Math.max(initialInterval.toMillis(), maxInterval.toMillis()));
            if (maxAttempts != null) {
                backOff.setMaxAttempts(maxAttempts);
            }
            return backOff;
        }

        private static Duration checked(String key, Duration value) {
            if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "cmq.listener.recovery." + key + " must be 1ms to 1h, was " + value.toMillis() + "ms");
            }
            return value;
        }
    }
}
