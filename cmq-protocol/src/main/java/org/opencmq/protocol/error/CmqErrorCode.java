package org.opencmq.protocol.error;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error table of the CMQ API: code, module number and text, and what a client may do about it. Odd spellings are the
 * service's own and are kept because clients compare them.
 *
 * <p>Module numbers are not unique; decide by {@link #code()} and action, and use the module for text and for telling two
 * rows of one code apart. Source: protocol reference, section 12.
 */
public enum CmqErrorCode {
    SUCCESS(0, 0, "", Retry.NEVER, Kind.OTHER),

    // any action (12.1)
    INVALID_PARAMETERS(4000, 10000, "invalid request parameters", Retry.NEVER, Kind.OTHER),
    MISSING_PARAMETERS(4000, 10010, "lacked of required parameters", Retry.NEVER, Kind.OTHER),
    PARAMETERS_ERROR(4000, 10110, "request parameters error", Retry.NEVER, Kind.OTHER),
    ACTION_MISSING(4000, 10280, "action is not existed", Retry.NEVER, Kind.OTHER),
    PARAMETER_KEY_FORMAT(4000, 10310, "error: parameter %s key format error", Retry.NEVER, Kind.OTHER),
    NO_SUCH_PARAMETER(4000, 10320, "no such parameter %s", Retry.NEVER, Kind.OTHER),
    PARAMETER_NOT_REPEATABLE(4000, 10330, "parameter %s is NOT a repeatable parameter", Retry.NEVER, Kind.OTHER),
    PARAMETER_RANGE(4000, 10350, "parameter %s value or length is out of range", Retry.NEVER, Kind.OTHER),
    PARAMETER_TYPE(4000, 10360, "parameter %s error type", Retry.NEVER, Kind.OTHER),
    BATCH_SIZE(4000, 10370, "%s parameter batch size is out of range", Retry.NEVER, Kind.OTHER),
    PARAMETER_GAP(4000, 10380, "%s parameter is not consequent", Retry.NEVER, Kind.OTHER),
    MISSING_PARAMETER(4000, 10390, "lacked of required parameter %s", Retry.NEVER, Kind.OTHER),
    PARAMETER_NOT_IN_URI(4000, 10400, "cannot find parameter %s in uri", Retry.NEVER, Kind.OTHER),
    HTTP_METHOD(4000, 10410, "unexpected http %s only GET or POST is supported", Retry.NEVER, Kind.OTHER),
    REQUEST_UNREADABLE(4000, 10420, "cannot parse %s, or request size is more than 1MB", Retry.NEVER, Kind.OTHER),
    ACTION_UNKNOWN(4000, 10430, "action name %s is not existed", Retry.NEVER, Kind.OTHER),
    ACCOUNT_ILLEGAL(4000, 10440, "account illegal, it may be an assistant account", Retry.NEVER, Kind.OTHER),
    SECRET_ID_PREFIX(4000, 10450, "secret id dosen't begin with AKID", Retry.NEVER, Kind.OTHER),
    NO_PERMISSION(4000, 10461, "no cam authentication", Retry.NEVER, Kind.UNAUTHORIZED),
    AUTHENTICATION_FAILED(4100, 10030, "authentication failed", Retry.NEVER, Kind.UNAUTHORIZED),
    SECRET_ID_STATUS(4100, 10080, "secret id status error", Retry.NEVER, Kind.UNAUTHORIZED),
    SECRET_ID_UNKNOWN(4100, 10270, "secret id is not existed", Retry.NEVER, Kind.UNAUTHORIZED),
    CHARGE_OVERDUE(4300, 10040, "charge overdue", Retry.NEVER, Kind.OTHER),
    QPS_THROTTLED(4420, 10250, "qps throttling", Retry.BACK_OFF, Kind.THROTTLED),
    FREQUENCY_LIMIT(4480, 10460, "exceed interface frequency limit, please slow down", Retry.BACK_OFF, Kind.THROTTLED),
    INTERNAL_ERROR(6000, 10050, "server internal error", Retry.BACK_OFF, Kind.OTHER),

    // queue (12.2)
    QUEUE_NAME_FORMAT(4000, 10020, "queue name format error", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    EMPTY_MESSAGE(4000, 10120, "message body can't be empty", Retry.NEVER, Kind.OTHER),
    RECEIPT_HANDLE_FORMAT(4000, 10470, "receiptHandle error", Retry.NEVER, Kind.OTHER),
    REWIND_TIME(
            4000,
            10680,
            "invalid rewind time, you can get the vaild range of that via GetQueueAttributes",
            Retry.NEVER,
            Kind.OTHER),
    DELAY_RANGE(4000, 10692, "delay seconds is out of range", Retry.NEVER, Kind.OTHER),
    REWIND_OVER_RETENTION(
            4000, 10700, "rewindSeconds cannot be greater than msgRetentionSeconds", Retry.NEVER, Kind.OTHER),
    MESSAGE_TOO_LARGE(4400, 10230, "exceed maximum message size", Retry.NEVER, Kind.OTHER),
    QUEUE_FULL(4410, 10240, "reach maximum retention number of message", Retry.SLOWLY, Kind.THROTTLED),
    RECEIPT_HANDLE_INVALID(4430, 10260, "receipt handle is invalid", Retry.NEVER, Kind.OTHER),
    NO_SUCH_QUEUE(4440, 10100, "queue is not existed, or deleted", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    QUEUE_COUNT_LIMIT(4450, 10220, "number of queues has reached the limit", Retry.NEVER, Kind.OTHER),
    QUEUE_EXISTS(4460, 10210, "queue is already existed", Retry.NEVER, Kind.OTHER),
    BATCH_TOO_LARGE(4470, 10300, "total message size exceed 1MB", Retry.NEVER, Kind.OTHER),
    SEND_FAILED(6000, 10090, "send message failed", Retry.BACK_OFF, Kind.OTHER),
    RECEIVE_FAILED(6000, 10130, "recieve message failed", Retry.BACK_OFF, Kind.OTHER),
    DELETE_FAILED(6000, 10140, "delete message failed", Retry.BACK_OFF, Kind.OTHER),
    GET_QUEUE_ATTRIBUTES_FAILED(6000, 10160, "get queue attributes failed", Retry.BACK_OFF, Kind.OTHER),
    SET_QUEUE_ATTRIBUTES_FAILED(6000, 10170, "set queue attributes failed", Retry.BACK_OFF, Kind.OTHER),
    DELETE_QUEUE_FAILED(6000, 10180, "delete queue failed", Retry.BACK_OFF, Kind.OTHER),
    LIST_QUEUE_FAILED(6000, 10190, "list queue failed", Retry.BACK_OFF, Kind.OTHER),
    DELETE_PARTIALLY_FAILED(6010, 10150, "delete message partially failed", Retry.NEVER, Kind.OTHER),
    BATCH_DELETE_FAILED(6020, 10290, "batch delete message failed", Retry.NEVER, Kind.OTHER),
    QUEUE_NAME_RESTING(
            6040,
            10660,
            "it will take some time to release resources of previous queue before you create a new one with the same name, please try later",
            Retry.AFTER_REST,
            Kind.OTHER),
    REWIND_OFF(6050, 10670, "your queue cannot be rewinded", Retry.NEVER, Kind.OTHER),
    TOO_MANY_INACTIVE(
            6070, 10690, "too many unacked(inactive) messages or delayed messages", Retry.BACK_OFF, Kind.THROTTLED),
    NO_MESSAGE(7000, 10200, "no message", Retry.NEVER, Kind.OTHER),

    // topic and subscription (12.3)
    TOO_MANY_FILTER_TAGS(4000, 10490, "number of filterTag exceed limit", Retry.NEVER, Kind.OTHER),
    ENDPOINT_FORMAT(4000, 10500, "endpoint format error", Retry.NEVER, Kind.OTHER),
    PROTOCOL_UNDEFINED(4000, 10510, "undefined protocol", Retry.NEVER, Kind.OTHER),
    STRATEGY_UNDEFINED(4000, 10520, "undefined notify retry stragety", Retry.NEVER, Kind.OTHER),
    CONTENT_FORMAT_UNDEFINED(4000, 10530, "undefined notify content format", Retry.NEVER, Kind.OTHER),
    TOPIC_HAS_SUBSCRIPTIONS(
            4000,
            10540,
            "there exists subscriptions under this topic, please unsubscribe all of them before DeleteTopic",
            Retry.NEVER,
            Kind.OTHER),
    NO_SUCH_SUBSCRIPTION(4000, 10560, "subscription is not existed", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    SUBSCRIPTION_NAME_FORMAT(4000, 10580, "subscription name format error", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    TOPIC_NAME_FORMAT(4000, 10590, "topic name format error", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    ENDPOINT_ILLEGAL(4000, 10630, "illegal endpoint", Retry.NEVER, Kind.OTHER),
    CONTENT_FORMAT_OF_QUEUE(
            4000, 10640, "notifyContentFormat of protocol queue must be SIMPLIFIED", Retry.NEVER, Kind.OTHER),
    TOO_MANY_BINDING_KEYS(4000, 10680, "too many bindingKey", Retry.NEVER, Kind.OTHER),
    TOO_MANY_DELIMITERS(4000, 10691, "too many delimeters", Retry.NEVER, Kind.OTHER),
    MISSING_ROUTING_KEY(4000, 10700, "parameters lack of routingKey", Retry.NEVER, Kind.OTHER),
    MISSING_BINDING_KEY(4000, 10710, "parameters lack of bindingKey", Retry.NEVER, Kind.OTHER),
    TOO_MANY_MSG_TAGS(4000, 10720, "too many msgTag", Retry.NEVER, Kind.OTHER),
    NO_SUCH_TOPIC(4440, 10600, "topic is not existed, or deleted", Retry.NEVER, Kind.NO_SUCH_DESTINATION),
    TOPIC_COUNT_LIMIT(4450, 10610, "number of topics has reached the limit", Retry.NEVER, Kind.OTHER),
    TOPIC_EXISTS(4460, 10550, "topic is already existed", Retry.NEVER, Kind.OTHER),
    SUBSCRIPTION_EXISTS(4490, 10470, "subscribtion is already existed", Retry.NEVER, Kind.OTHER),
    SUBSCRIPTION_COUNT_LIMIT(4500, 10480, "number of subscription has reached the limit", Retry.NEVER, Kind.OTHER),
    ENDPOINT_BLANK(4510, 10570, "url connot contain any blank characters", Retry.NEVER, Kind.OTHER),
    NO_SUBSCRIPTION(
            6030,
            10650,
            "topic has no subscription, please create a subscription before publishing message",
            Retry.NEVER,
            Kind.OTHER),
    NO_MATCH(6030, 10730, "no bindingKey or filterTag matches the routingKey or msgTag", Retry.NEVER, Kind.OTHER),
    TOPIC_NAME_RESTING(
            6040,
            10660,
            "It will take some time to release resources of previous topic before you can create a new topic with the same name. Please try later.",
            Retry.AFTER_REST,
            Kind.OTHER),
    FILTER_LIMIT(6050, 10740, "too many filterTag or bindingKey", Retry.NEVER, Kind.OTHER);

    /** Whether and how a client may repeat the same call by itself. Source: protocol reference, section 12.4. */
    public enum Retry {
        NEVER,
        /** Again after a jittered, growing pause. */
        BACK_OFF,
        /** Again, but rarely: somebody has to drain the queue first. */
        SLOWLY,
        /** Again once the name of the deleted queue or topic is free, at most 30 s later. */
        AFTER_REST
    }

    /** What an error means to a program that has no interest in numbers. */
    public enum Kind {
        NO_SUCH_DESTINATION,
        UNAUTHORIZED,
        THROTTLED,
        OTHER
    }

    private final int code;
    private final int module;
    private final String text;
    private final Retry retry;
    private final Kind kind;

    CmqErrorCode(int code, int module, String text, Retry retry, Kind kind) {
        this.code = code;
        this.module = module;
        this.text = text;
        this.retry = retry;
        this.kind = kind;
    }

    /** The answer's {@code code}; 0 for success. */
    public int code() {
        return code;
    }

    /** The module number in parentheses at the start of the answer's {@code message}. */
    public int module() {
        return module;
    }

    /** Whether a client may repeat the call. */
    public Retry retry() {
        return retry;
    }

    /** What the error means. */
    public Kind kind() {
        return kind;
    }

    /**
     * The answer's {@code message}: empty for success, else {@code (module)text}.
     *
     * @param arguments fill the text's {@code %s}, usually the parameter's name
     */
    public String message(Object... arguments) {
        return this == SUCCESS ? "" : "(" + module + ")" + String.format(text, arguments);
    }

    /** The exception by which a request is refused with this row. */
    public Refusal refuse(Object... arguments) {
        return new Refusal(this, message(arguments));
    }

    /**
     * The exception by which a request is refused with this row and a reason of our own behind its text.
     *
     * @param reason what was wrong and what would have been right, for a person
     */
    public Refusal refuseBecause(String reason) {
        return new Refusal(this, message() + ": " + reason);
    }

    /** The row with this code and module, or empty when the table has none. */
    public static Optional<CmqErrorCode> find(int code, int module) {
        return Stream.of(values())
                .filter(row -> row.code == code && row.module == module)
                .findFirst();
    }
}
