package org.opencmq.jms.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every option of a connection URL, its meaning and its form. The only list of them. */
@SuppressWarnings("ImmutableEnumChecker") // the setters capture nothing
public enum Option {
    DATA("data", "folder of an embedded server", (b, v) -> b.data = v),
    TOPIC_ENDPOINT(
            "topicEndpoint",
            "URL of topics when they live on another host",
            (b, v) -> b.topicEndpoint = Endpoint.parseUri(v)),
    SECRET_ID("secretId", "secret id", (b, v) -> b.secretId = v),
    SECRET_KEY("secretKey", "secret key", (b, v) -> b.secretKey = v),
    TOKEN("token", "token of temporary credentials", (b, v) -> b.token = v),
    CONTROL_PLANE(
            "controlPlane",
            "auto, v2 or cloud",
            (b, v) -> b.control = new ControlPolicy(plane(v), b.control.cloudEndpoint(), b.control.region())),
    CLOUD_ENDPOINT(
            "cloudEndpoint",
            "URL of API 3.0",
            (b, v) -> b.control =
                    new ControlPolicy(b.control.plane(), Optional.of(Endpoint.parseUri(v)), b.control.region())),
    REGION(
            "region",
            "region of API 3.0, such as ap-guangzhou",
            (b, v) -> b.control = new ControlPolicy(b.control.plane(), b.control.cloudEndpoint(), Optional.of(v))),
    CLIENT_ID("clientId", "client identifier of the connections", (b, v) -> b.clientId = v),
    EXTENSIONS("extensions", "auto or off", (b, v) -> b.extensions = choice("extensions", v, "auto", "off")),
    MISSING(
            "destination.missing",
            "create or fail",
            (b, v) -> b.missing = choice("destination.missing", v, "create", "fail")
                    ? MissingDestination.CREATE
                    : MissingDestination.FAIL),
    PREFIX(
            "destination.prefix",
            "what stands before the names of queues and topics",
            (b, v) -> b.prefix = new DestinationPrefix(v)),
    NEW_QUEUE_VISIBILITY(
            "newQueue.visibilityTimeout",
            "visibility timeout of queues made here, 1s to 12h",
            (b, v) -> b.newQueues = new NewQueues(
                    Optional.of(duration("newQueue.visibilityTimeout", v)),
                    b.newQueues.retention(),
                    b.newQueues.maxMessageBytes(),
                    b.newQueues.deadLetterQueue(),
                    b.newQueues.deadLetterAfter())),
    NEW_QUEUE_RETENTION(
            "newQueue.retention",
            "how long queues made here keep messages, 1m to 360h",
            (b, v) -> b.newQueues = new NewQueues(
                    b.newQueues.visibilityTimeout(),
                    Optional.of(duration("newQueue.retention", v)),
                    b.newQueues.maxMessageBytes(),
                    b.newQueues.deadLetterQueue(),
                    b.newQueues.deadLetterAfter())),
    NEW_QUEUE_MESSAGE_BYTES(
            "newQueue.maxMessageBytes",
            "most bytes of a message in queues made here, 1024 to 1048576",
            (b, v) -> b.newQueues = new NewQueues(
                    b.newQueues.visibilityTimeout(),
                    b.newQueues.retention(),
                    OptionalInt.of(number("newQueue.maxMessageBytes", v)),
                    b.newQueues.deadLetterQueue(),
                    b.newQueues.deadLetterAfter())),
    NEW_QUEUE_DEAD_LETTERS(
            "newQueue.deadLetterQueue",
            "where hopeless messages of queues made here go",
            (b, v) -> b.newQueues = new NewQueues(
                    b.newQueues.visibilityTimeout(),
                    b.newQueues.retention(),
                    b.newQueues.maxMessageBytes(),
                    Optional.of(v),
                    b.newQueues.deadLetterAfter())),
    NEW_QUEUE_DEAD_LETTER_AFTER(
            "newQueue.deadLetterAfter",
            "receptions before that, 1 to 1000",
            (b, v) -> b.newQueues = new NewQueues(
                    b.newQueues.visibilityTimeout(),
                    b.newQueues.retention(),
                    b.newQueues.maxMessageBytes(),
                    b.newQueues.deadLetterQueue(),
                    number("newQueue.deadLetterAfter", v))),
    POLLING_WAIT(
            "receive.pollingWait",
            "longest wait of one poll, 1s to 30s",
            (b, v) -> b.receive = new ReceivePolicy(
                    duration("receive.pollingWait", v),
                    b.receive.maxBatch(),
                    b.receive.maxParallelPolls(),
                    b.receive.idleRelease())),
    MAX_BATCH(
            "receive.maxBatch",
            "most messages of one poll, 1 to 256",
            (b, v) -> b.receive = new ReceivePolicy(
                    b.receive.pollingWait(),
                    number("receive.maxBatch", v),
                    b.receive.maxParallelPolls(),
                    b.receive.idleRelease())),
    MAX_PARALLEL_POLLS(
            "receive.maxParallelPolls",
            "most polls of one queue at once, 1 to 64",
            (b, v) -> b.receive = new ReceivePolicy(
                    b.receive.pollingWait(),
                    b.receive.maxBatch(),
                    number("receive.maxParallelPolls", v),
                    b.receive.idleRelease())),
    IDLE_RELEASE(
            "receive.idleRelease",
            "how long fetched messages wait for a consumer",
            (b, v) -> b.receive = new ReceivePolicy(
                    b.receive.pollingWait(),
                    b.receive.maxBatch(),
                    b.receive.maxParallelPolls(),
                    duration("receive.idleRelease", v))),
    STRICT_ACKNOWLEDGE(
            "strictAcknowledge",
            "true or false",
            (b, v) -> b.acknowledge = b.acknowledge.withStrict(flag("strictAcknowledge", v))),
    ACKNOWLEDGE_WINDOW(
            "acknowledge.window",
            "unconfirmed acknowledgements of a session, 1 to 10000",
            (b, v) -> b.acknowledge = b.acknowledge.withWindow(number("acknowledge.window", v))),
    ACKNOWLEDGE_LINGER(
            "acknowledge.linger",
            "how long an acknowledgement may wait for others to leave with, up to 10 s",
            (b, v) -> b.acknowledge = b.acknowledge.withLinger(duration("acknowledge.linger", v))),
    REDELIVERY_FIRST_PAUSE(
            "redelivery.firstPause",
            "pause before the second redelivery",
            (b, v) -> b.redelivery = new RedeliveryPolicy(
                    duration("redelivery.firstPause", v),
                    b.redelivery.multiplier(),
                    longer(b.redelivery.longestPause(), duration("redelivery.firstPause", v)),
                    b.redelivery.attempts())),
    REDELIVERY_LONGEST_PAUSE(
            "redelivery.longestPause",
            "ceiling of the pauses",
            (b, v) -> b.redelivery = new RedeliveryPolicy(
                    b.redelivery.firstPause(),
                    b.redelivery.multiplier(),
                    duration("redelivery.longestPause", v),
                    b.redelivery.attempts())),
    REDELIVERY_MULTIPLIER(
            "redelivery.multiplier",
            "by how much each pause is longer, at least 1",
            (b, v) -> b.redelivery = new RedeliveryPolicy(
                    b.redelivery.firstPause(),
                    decimal("redelivery.multiplier", v),
                    b.redelivery.longestPause(),
                    b.redelivery.attempts())),
    REDELIVERY_ATTEMPTS(
            "redelivery.attempts",
            "redeliveries before the queue takes over, 0 or more",
            (b, v) -> b.redelivery = new RedeliveryPolicy(
                    b.redelivery.firstPause(),
                    b.redelivery.multiplier(),
                    b.redelivery.longestPause(),
                    number("redelivery.attempts", v))),
    EMULATE_BROWSER(
            "emulation.browser",
            "true or false",
            (b, v) -> b.emulation = new Emulation(flag("emulation.browser", v), b.emulation.queueSelectors())),
    EMULATE_SELECTORS(
            "emulation.queueSelectors",
            "true or false",
            (b, v) -> b.emulation = new Emulation(b.emulation.browser(), flag("emulation.queueSelectors", v))),
    CONNECT_TIMEOUT(
            "timeout.connect",
            "to open a connection",
            (b, v) -> b.timeouts = new Timeouts(
                    duration("timeout.connect", v), b.timeouts.request(), b.timeouts.retry(), b.timeouts.close())),
    REQUEST_TIMEOUT(
            "timeout.request",
            "for one answer",
            (b, v) -> b.timeouts = new Timeouts(
                    b.timeouts.connect(), duration("timeout.request", v), b.timeouts.retry(), b.timeouts.close())),
    RETRY_TIMEOUT(
            "timeout.retry",
            "for a call with all repetitions",
            (b, v) -> b.timeouts = new Timeouts(
                    b.timeouts.connect(), b.timeouts.request(), duration("timeout.retry", v), b.timeouts.close())),
    CLOSE_TIMEOUT(
            "timeout.close",
            "for a close to flush",
            (b, v) -> b.timeouts = new Timeouts(
                    b.timeouts.connect(), b.timeouts.request(), b.timeouts.retry(), duration("timeout.close", v))),
    TRUSTED_CLASSES(
            "message.trustedClasses",
            "classes and packages.* an ObjectMessage may hold",
            (b, v) -> b.trustedClasses = v),
    GZIP_ABOVE(
            "message.gzipAbove",
            "bytes from which bodies are compressed",
            (b, v) -> b.gzipAbove = number("message.gzipAbove", v)),
    PAYLOAD_FOLDER("message.payloadFolder", "folder for bodies the service cannot take", (b, v) -> b.payloadFolder = v),
    RAW(
            "message.raw",
            "queues and topics that are sent bare text, * for all",
            (b, v) -> b.raw = RawDestinations.parse(v));

    private final String key;
    private final String meaning;
    private final Setter setter;

    Option(String key, String meaning, Setter setter) {
        this.key = key;
        this.meaning = meaning;
        this.setter = setter;
    }

    @FunctionalInterface
    private interface Setter {
        void set(SettingsBuilder builder, String value);
    }

    /** The name in a URL. */
    public String key() {
        return key;
    }

    /** What it sets and in which form, in a few words. */
    public String meaning() {
        return meaning;
    }

    void apply(SettingsBuilder builder, String value) {
        setter.set(builder, value);
    }

    static Option named(String key) {
        return Stream.of(values())
                .filter(option -> option.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown option '" + key + "'; there are "
                        + Stream.of(values())
                                .map(option -> option.key + " (" + option.meaning + ")")
                                .collect(Collectors.joining(", "))));
    }

    private static boolean choice(String name, String value, String yes, String no) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals(yes) && !lower.equals(no)) {
            throw new IllegalArgumentException(name + " must be " + yes + " or " + no + ", was '" + value + "'");
        }
        return lower.equals(yes);
    }

    private static ControlApi plane(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> ControlApi.AUTO;
            case "v2" -> ControlApi.V2;
            case "cloud" -> ControlApi.CLOUD;
            default ->
                throw new IllegalArgumentException("controlPlane must be auto, v2 or cloud, was '" + value + "'");
        };
    }

    private static double decimal(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, was '" + value + "'", e);
        }
    }

    private static boolean flag(String name, String value) {
        return choice(name, value, "true", "false");
    }

    private static Duration duration(String name, String value) {
        return DurationText.read(name, value);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, was '" + value + "'", e);
        }
    }
}
