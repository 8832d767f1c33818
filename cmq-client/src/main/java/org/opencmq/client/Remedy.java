package org.opencmq.client;

import java.util.Optional;
import org.opencmq.protocol.error.CmqErrorCode;

/** What a person can do about a refusal, in half a sentence. */
final class Remedy {

    private Remedy() {}

    static Optional<String> of(ErrorText error) {
        if (error.row().isPresent()) {
            Optional<String> known = of(error.row().get());
            if (known.isPresent()) {
                return known;
            }
        }
        return switch (error.kind()) {
            case NO_SUCH_DESTINATION -> Optional.of("create it first, or check the name, the region and the account");
            case UNAUTHORIZED -> Optional.of("check secretId, secretKey and the account's permissions");
            case THROTTLED -> Optional.of("slow down, or ask for a higher limit");
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<String> of(CmqErrorCode row) {
        return Optional.ofNullable(
                switch (row) {
                    case AUTHENTICATION_FAILED ->
                        "check the secretKey, that this computer's clock is right, and that no proxy changes the host";
                    case SECRET_ID_UNKNOWN, SECRET_ID_PREFIX -> "check the secretId; the cloud's start with AKID";
                    case ACTION_UNKNOWN -> "check that queue and topic endpoint are not exchanged";
                    case MESSAGE_TOO_LARGE -> "send less, compress it, or raise the queue's maxMsgSize";
                    case BATCH_TOO_LARGE -> "send fewer messages at a time";
                    case QUEUE_FULL -> "consume and delete messages, or raise maxMsgHeapNum";
                    case TOO_MANY_INACTIVE -> "delete or release what was received before receiving more";
                    case RECEIPT_HANDLE_INVALID ->
                        "the lease had run out or the message was received again; raise visibilityTimeout if that is frequent";
                    case QUEUE_EXISTS, TOPIC_EXISTS, SUBSCRIPTION_EXISTS -> "use it as it is, or choose another name";
                    case QUEUE_NAME_RESTING, TOPIC_NAME_RESTING ->
                        "wait 30 s after the deletion, or choose another name";
                    case CHARGE_OVERDUE -> "settle the account's bill";
                    case DELAY_RANGE -> "delaySeconds must be 0 to 3600";
                    case NO_SUBSCRIPTION -> "subscribe before publishing";
                    case NO_MATCH -> "check tags and routing key against the subscriptions; the message was dropped";
                    default -> null;
                });
    }
}
