package org.opencmq.protocol.cloud;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * The error codes of API 3.0 and the rows of CMQ's table: which code a row has, and which row a code comes nearest to. Our
 * server keeps code and module of the row at the start of {@code Message}, {@code (4460) (10210)queue is already existed}, so
 * that nothing is lost on the way back. Source of the codes: the vendor's list for {@code tdmq} 2020-02-17.
 */
public final class CloudErrorCode {

    /** The timestamp is too far from the server's time. */
    public static final String SIGNATURE_EXPIRE = "AuthFailure.SignatureExpire";

    /** The {@code Authorization} header is not as it should be. */
    public static final String INVALID_AUTHORIZATION = "AuthFailure.InvalidAuthorization";

    private static final Pattern NUMBERED = Pattern.compile("\\(\\d{4,5}\\).*", Pattern.DOTALL);

    /** The rows that a code without numbers in its message comes nearest to, the first whose words fit. */
    private static final List<Nearest> NEAREST = List.of(
            new Nearest("AuthFailure.SecretIdNotFound", "", CmqErrorCode.SECRET_ID_UNKNOWN),
            new Nearest("AuthFailure.UnauthorizedOperation", "", CmqErrorCode.NO_PERMISSION),
            new Nearest("AuthFailure", "", CmqErrorCode.AUTHENTICATION_FAILED),
            new Nearest("UnauthorizedOperation", "", CmqErrorCode.NO_PERMISSION),
            new Nearest("ResourceInUse.Queue", "", CmqErrorCode.QUEUE_EXISTS),
            new Nearest("ResourceInUse.Topic", "", CmqErrorCode.TOPIC_EXISTS),
            new Nearest("ResourceInUse.Subscription", "", CmqErrorCode.SUBSCRIPTION_EXISTS),
            new Nearest("ResourceInUse", "CreateCmqQueue", CmqErrorCode.QUEUE_EXISTS),
            new Nearest("ResourceInUse", "CreateCmqTopic", CmqErrorCode.TOPIC_EXISTS),
            new Nearest("ResourceInUse", "CreateCmqSubscribe", CmqErrorCode.SUBSCRIPTION_EXISTS),
            new Nearest("ResourceInUse", "DeleteCmqTopic", CmqErrorCode.TOPIC_HAS_SUBSCRIPTIONS),
            new Nearest("ResourceNotFound.Topic", "", CmqErrorCode.NO_SUCH_TOPIC),
            new Nearest("ResourceNotFound.Subscription", "", CmqErrorCode.NO_SUCH_SUBSCRIPTION),
            new Nearest("ResourceNotFound", "Subscri", CmqErrorCode.NO_SUCH_SUBSCRIPTION),
            new Nearest("ResourceNotFound", "Topic", CmqErrorCode.NO_SUCH_TOPIC),
            new Nearest("ResourceNotFound", "Publish", CmqErrorCode.NO_SUCH_TOPIC),
            new Nearest("ResourceNotFound", "", CmqErrorCode.NO_SUCH_QUEUE),
            new Nearest("LimitExceeded.Topics", "", CmqErrorCode.TOPIC_COUNT_LIMIT),
            new Nearest("LimitExceeded.Subscriptions", "", CmqErrorCode.SUBSCRIPTION_COUNT_LIMIT),
            new Nearest("LimitExceeded", "CreateCmqQueue", CmqErrorCode.QUEUE_COUNT_LIMIT),
            new Nearest("LimitExceeded", "CreateCmqTopic", CmqErrorCode.TOPIC_COUNT_LIMIT),
            new Nearest("LimitExceeded", "CreateCmqSubscribe", CmqErrorCode.SUBSCRIPTION_COUNT_LIMIT),
            new Nearest("RequestLimitExceeded", "", CmqErrorCode.FREQUENCY_LIMIT),
            new Nearest("FailedOperation.OperateLater", "CreateCmqQueue", CmqErrorCode.QUEUE_NAME_RESTING),
            new Nearest("FailedOperation.OperateLater", "CreateCmqTopic", CmqErrorCode.TOPIC_NAME_RESTING),
            new Nearest("ResourceUnavailable.FundRequired", "", CmqErrorCode.CHARGE_OVERDUE),
            new Nearest("InvalidAction", "", CmqErrorCode.ACTION_UNKNOWN),
            new Nearest("UnsupportedOperation", "", CmqErrorCode.NO_SUCH_PARAMETER),
            new Nearest("UnknownParameter", "", CmqErrorCode.NO_SUCH_PARAMETER),
            new Nearest("MissingParameter", "", CmqErrorCode.MISSING_PARAMETERS),
            new Nearest("InvalidParameter", "", CmqErrorCode.INVALID_PARAMETERS),
            new Nearest("InternalError", "", CmqErrorCode.INTERNAL_ERROR),
            new Nearest("ServiceUnavailable", "", CmqErrorCode.INTERNAL_ERROR));

    private CloudErrorCode() {}

    /** The code that says what this row says. */
    public static String of(CmqErrorCode row) {
        return switch (row) {
            case AUTHENTICATION_FAILED -> "AuthFailure.SignatureFailure";
            case SECRET_ID_UNKNOWN, SECRET_ID_PREFIX, SECRET_ID_STATUS -> "AuthFailure.SecretIdNotFound";
            case NO_PERMISSION, ACCOUNT_ILLEGAL -> "AuthFailure.UnauthorizedOperation";
            case ACTION_MISSING, ACTION_UNKNOWN -> "InvalidAction";
            case MISSING_PARAMETER,
                    MISSING_PARAMETERS,
                    PARAMETER_NOT_IN_URI,
                    MISSING_ROUTING_KEY,
                    MISSING_BINDING_KEY -> "MissingParameter";
            case INVALID_PARAMETERS,
                    PARAMETERS_ERROR,
                    PARAMETER_KEY_FORMAT,
                    PARAMETER_NOT_REPEATABLE,
                    PARAMETER_TYPE,
                    PARAMETER_GAP,
                    HTTP_METHOD,
                    REQUEST_UNREADABLE,
                    RECEIPT_HANDLE_FORMAT -> "InvalidParameter";
            case NO_SUCH_PARAMETER -> "UnsupportedOperation";
            case PARAMETER_RANGE,
                    BATCH_SIZE,
                    QUEUE_NAME_FORMAT,
                    TOPIC_NAME_FORMAT,
                    SUBSCRIPTION_NAME_FORMAT,
                    EMPTY_MESSAGE,
                    MESSAGE_TOO_LARGE,
                    BATCH_TOO_LARGE,
                    DELAY_RANGE,
                    REWIND_TIME,
                    REWIND_OVER_RETENTION,
                    TOO_MANY_FILTER_TAGS,
                    TOO_MANY_BINDING_KEYS,
                    TOO_MANY_DELIMITERS,
                    TOO_MANY_MSG_TAGS,
                    FILTER_LIMIT,
                    ENDPOINT_FORMAT,
                    ENDPOINT_ILLEGAL,
                    ENDPOINT_BLANK,
                    PROTOCOL_UNDEFINED,
                    STRATEGY_UNDEFINED,
                    CONTENT_FORMAT_UNDEFINED,
                    CONTENT_FORMAT_OF_QUEUE -> "InvalidParameterValue";
            case NO_SUCH_QUEUE -> "ResourceNotFound";
            case NO_SUCH_TOPIC -> "ResourceNotFound.Topic";
            case NO_SUCH_SUBSCRIPTION -> "ResourceNotFound.Subscription";
            case QUEUE_EXISTS -> "ResourceInUse.Queue";
            case TOPIC_EXISTS -> "ResourceInUse.Topic";
            case SUBSCRIPTION_EXISTS -> "ResourceInUse.Subscription";
            case TOPIC_HAS_SUBSCRIPTIONS -> "ResourceInUse";
            case QUEUE_COUNT_LIMIT, QUEUE_FULL, TOO_MANY_INACTIVE -> "LimitExceeded";
            case TOPIC_COUNT_LIMIT -> "LimitExceeded.Topics";
            case SUBSCRIPTION_COUNT_LIMIT -> "LimitExceeded.Subscriptions";
            case QPS_THROTTLED, FREQUENCY_LIMIT -> "RequestLimitExceeded";
            case QUEUE_NAME_RESTING, TOPIC_NAME_RESTING -> "FailedOperation.OperateLater";
            case CHARGE_OVERDUE -> "ResourceUnavailable.FundRequired";
            case INTERNAL_ERROR,
                    SEND_FAILED,
                    RECEIVE_FAILED,
                    DELETE_FAILED,
                    GET_QUEUE_ATTRIBUTES_FAILED,
                    SET_QUEUE_ATTRIBUTES_FAILED,
                    DELETE_QUEUE_FAILED,
                    LIST_QUEUE_FAILED -> "InternalError";
            case SUCCESS,
                    RECEIPT_HANDLE_INVALID,
                    DELETE_PARTIALLY_FAILED,
                    BATCH_DELETE_FAILED,
                    REWIND_OFF,
                    NO_MESSAGE,
                    NO_SUBSCRIPTION,
                    NO_MATCH -> "FailedOperation";
        };
    }

    /** The text that goes with the row, its code first. */
    public static String message(CmqErrorCode row, String message) {
        return "(" + row.code() + ") " + message;
    }

    /**
     * The row a refusal of API 3.0 means.
     *
     * @param action the action's name in API 3.0
     * @param code the error's {@code Code}
     * @return empty when none comes near; then the code itself must be shown
     */
    public static Optional<CmqErrorCode> nearest(String action, String code) {
        return NEAREST.stream()
                .filter(candidate -> candidate.fits(action, code))
                .map(Nearest::row)
                .findFirst();
    }

    /** Whether the text begins with a number in parentheses, as all of CMQ's own do. */
    public static boolean isNumbered(String message) {
        Matcher numbered = NUMBERED.matcher(message);
        return numbered.matches();
    }

    private record Nearest(String code, String actionPart, CmqErrorCode row) {

        boolean fits(String action, String answered) {
            return (answered.equals(code) || answered.startsWith(code + ".") || valueOf(answered))
                    && action.contains(actionPart);
        }

        /** {@code InvalidParameterValue} and what is under it is a kind of {@code InvalidParameter}. */
        private boolean valueOf(String answered) {
            return code.equals("InvalidParameter") && answered.startsWith("InvalidParameterValue");
        }
    }
}
