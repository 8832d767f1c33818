package org.opencmq.spring.integration.outbound;

import java.util.List;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;

/** Some messages of a batch were not sent; the others were. */
public class CmqBatchSendException extends MessageHandlingException {

    private static final long serialVersionUID = 1;

    private final List<Integer> failed;

    CmqBatchSendException(Message<?> batch, List<Integer> failed, int size, Throwable first) {
        super(
                batch,
                failed.size() + " of " + size + " messages were not sent, the first for this reason: "
                        + first.getMessage(),
                first);
        this.failed = List.copyOf(failed);
    }

    /** The places of the messages that were not sent in their collection, counted from 0. */
    public List<Integer> failedIndices() {
        return failed;
    }
}
