package org.opencmq.spring.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.config.Option;
import org.opencmq.spring.boot.properties.ConnectionProperties;
import org.opencmq.spring.boot.properties.DestinationProperties;
import org.opencmq.spring.boot.properties.MessageFormat;
import org.opencmq.spring.boot.properties.NewQueueProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Sets what properties say on a connection factory, each by its option. What the provider refuses fails with the property's
 * name, its value and the range. Used by one thread.
 */
final class Options {

    private final String prefix;
    private final CmqConnectionFactory factory;

    /**
     * Starts.
     *
     * @param prefix where the properties stand
     */
    Options(String prefix, CmqConnectionFactory factory) {
        this.prefix = prefix;
        this.factory = factory;
    }

    /** Sets all but endpoint, credentials and trust. */
    void apply(ConnectionProperties properties) {
        set("client-id", Option.CLIENT_ID, properties.getClientId());
        set("extensions", Option.EXTENSIONS, properties.getExtensions());
        set("control.api", Option.CONTROL_PLANE, properties.getControl().getApi());
        set("control.endpoint", Option.CLOUD_ENDPOINT, properties.getControl().getEndpoint());
        ServiceAddress.region(prefix, properties).ifPresent(region -> set("region", Option.REGION, region.name()));
        destinations(properties);
        transfer(properties);
        properties.getOptions().forEach((name, value) -> set("options." + name, name, value));
    }

    private void destinations(ConnectionProperties properties) {
        DestinationProperties destination = properties.getDestination();
        set("destination.missing", Option.MISSING, destination.getMissing());
        set("destination.prefix", Option.PREFIX, destination.getPrefix());
        if (properties.getFormat() == MessageFormat.RAW) {
            set("format", Option.RAW, "*");
        } else {
            set("destination.raw", Option.RAW, destination.getRaw());
        }
        NewQueueProperties made = destination.getNewQueue();
        String key = "destination.new-queue.";
        set(key + "visibility-timeout", Option.NEW_QUEUE_VISIBILITY, made.getVisibilityTimeout());
        set(key + "retention", Option.NEW_QUEUE_RETENTION, made.getRetention());
        set(key + "max-message-size", Option.NEW_QUEUE_MESSAGE_BYTES, made.getMaxMessageSize());
        set(key + "dead-letter-queue", Option.NEW_QUEUE_DEAD_LETTERS, made.getDeadLetterQueue());
        set(key + "dead-letter-after", Option.NEW_QUEUE_DEAD_LETTER_AFTER, made.getDeadLetterAfter());
    }

    private void transfer(ConnectionProperties properties) {
        set("trusted-packages", Option.TRUSTED_CLASSES, properties.getTrustedPackages());
        set("receive.polling-wait", Option.POLLING_WAIT, properties.getReceive().getPollingWait());
        set("receive.max-batch", Option.MAX_BATCH, properties.getReceive().getMaxBatch());
        set(
                "receive.max-parallel-polls",
                Option.MAX_PARALLEL_POLLS,
                properties.getReceive().getMaxParallelPolls());
        set("receive.idle-release", Option.IDLE_RELEASE, properties.getReceive().getIdleRelease());
        set(
                "redelivery.first-pause",
                Option.REDELIVERY_FIRST_PAUSE,
                properties.getRedelivery().getFirstPause());
        set(
                "redelivery.multiplier",
                Option.REDELIVERY_MULTIPLIER,
                properties.getRedelivery().getMultiplier());
        set(
                "redelivery.longest-pause",
                Option.REDELIVERY_LONGEST_PAUSE,
                properties.getRedelivery().getLongestPause());
        set(
                "redelivery.attempts",
                Option.REDELIVERY_ATTEMPTS,
                properties.getRedelivery().getAttempts());
        set(
                "acknowledge.strict",
                Option.STRICT_ACKNOWLEDGE,
                properties.getAcknowledge().getStrict());
        set(
                "acknowledge.window",
                Option.ACKNOWLEDGE_WINDOW,
                properties.getAcknowledge().getWindow());
        set(
                "acknowledge.linger",
                Option.ACKNOWLEDGE_LINGER,
                properties.getAcknowledge().getLinger());
        set("send.compress-above", Option.GZIP_ABOVE, properties.getSend().getCompressAbove());
        set("send.payload-folder", Option.PAYLOAD_FOLDER, properties.getSend().getPayloadFolder());
        set(
                "emulation.browser",
                Option.EMULATE_BROWSER,
                properties.getEmulation().getBrowser());
        set(
                "emulation.queue-selectors",
                Option.EMULATE_SELECTORS,
                properties.getEmulation().getQueueSelectors());
        set("timeout.connect", Option.CONNECT_TIMEOUT, properties.getTimeout().getConnect());
        set("timeout.request", Option.REQUEST_TIMEOUT, properties.getTimeout().getRequest());
        set("timeout.retry", Option.RETRY_TIMEOUT, properties.getTimeout().getRetry());
        set("timeout.close", Option.CLOSE_TIMEOUT, properties.getTimeout().getClose());
    }

    /** Sets one option; null, blank text and empty lists leave it as it is. */
    void set(String key, Option option, @Nullable Object value) {
        if (value != null) {
            set(key, option.key(), text(value));
        }
    }

    private void set(String key, String option, String value) {
        if (value.isBlank()) {
            return;
        }
        try {
            factory.setOption(option, value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    prefix + "." + key, shown(option, value), String.valueOf(e.getMessage()));
        }
    }

    /** Secrets are not shown. */
    private static @Nullable String shown(String option, String value) {
        return option.equals(Option.SECRET_KEY.key()) || option.equals(Option.TOKEN.key()) ? null : value;
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() + "ms";
        }
        if (value instanceof DataSize size) {
            return Long.toString(size.toBytes());
        }
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        if (value instanceof Path path) {
            return path.toString();
        }
        return value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
