package org.opencmq.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.SendMessage;

/** What many tests start from. */
final class Given {

    static final QueueName ORDERS = new QueueName("orders");
    static final String ID = "AKIDtest";
    static final String KEY = "the-secret-key";

    /** Always the least random number: a pause has its full length. */
    static final RandomGenerator NO_LUCK = () -> 0;

    private Given() {}

    static CmqClientSettings.Builder settings() {
        return settings("http://127.0.0.1:1");
    }

    static CmqClientSettings.Builder settings(String endpoint) {
        return CmqClientSettings.builder(URI.create(endpoint)).credentials(ID, KEY);
    }

    static Call<SendMessage.Result> send() {
        return call(SendMessage.ACTION, new SendMessage(ORDERS, "x", Duration.ZERO));
    }

    static Call<?> receive() {
        return call(BatchReceiveMessage.ACTION, new BatchReceiveMessage(ORDERS, 1, Optional.empty()));
    }

    static Call<?> delete() {
        return call(DeleteMessage.ACTION, new DeleteMessage(ORDERS, new org.opencmq.protocol.ReceiptHandle("h")));
    }

    static <Q, R> Call<R> call(org.opencmq.protocol.Action<Q, R> action, Q request) {
        return Call.of(action, request, CallOptions.NONE, Duration.ofMinutes(1));
    }
}
