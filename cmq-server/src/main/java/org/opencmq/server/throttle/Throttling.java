package org.opencmq.server.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.BatchPublishMessage;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.ChangeMessageVisibility;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.ReceiveMessage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.Call;
import org.opencmq.server.config.Rates;

/**
 * Puts bounds before handlers: a request over one is refused with 4420 or 4480 and changes nothing. How much a receive takes
 * is known only afterwards, so it needs something left, and what it took is charged. Safe from any thread.
 */
public final class Throttling {

    private static final Set<String> SENDS = Set.of(
            SendMessage.ACTION.name(),
            BatchSendMessage.ACTION.name(),
            PublishMessage.ACTION.name(),
            BatchPublishMessage.ACTION.name(),
            CommitTransaction.ACTION.name());
    private static final Set<String> RECEIVES = Set.of(ReceiveMessage.ACTION.name(), BatchReceiveMessage.ACTION.name());
    private static final Set<String> FREE = Set.of(
            DeleteMessage.ACTION.name(),
            BatchDeleteMessage.ACTION.name(),
            ChangeMessageVisibility.ACTION.name(),
            BatchChangeMessageVisibility.ACTION.name(),
            BatchPeekMessage.ACTION.name());

    private final Rates rates;
    private final Buckets sends;
    private final Buckets receives;
    private final Buckets control;

    private Throttling(Rates rates, LongSupplier nanoTime) {
        this.rates = rates;
        this.sends = new Buckets(rates.sends(), nanoTime);
        this.receives = new Buckets(rates.receives(), nanoTime);
        this.control = new Buckets(rates.controlCalls(), nanoTime);
    }

    /**
     * The same actions within these rates; those without a bound are left as they are.
     *
     * @param nanoTime tells how time passes, as {@link System#nanoTime()} does
     */
    public static List<Binding<?, ?>> within(Rates rates, LongSupplier nanoTime, List<Binding<?, ?>> bindings) {
        Throttling throttling = new Throttling(rates, nanoTime);
        List<Binding<?, ?>> bounded = new ArrayList<>(bindings.size());
        for (Binding<?, ?> binding : bindings) {
            bounded.add(throttling.bounded(binding));
        }
        return bounded;
    }

    private <Q, R> Binding<Q, R> bounded(Binding<Q, R> binding) {
        String action = binding.action().name();
        if (FREE.contains(action)) {
            return binding;
        }
        if (SENDS.contains(action)) {
            return rates.sends() == 0 ? binding : sending(binding);
        }
        if (RECEIVES.contains(action)) {
            return rates.receives() == 0 ? binding : receiving(binding);
        }
        return rates.controlCalls() == 0 ? binding : controlling(binding);
    }

    private <Q, R> Binding<Q, R> controlling(Binding<Q, R> binding) {
        return new Binding<>(
                binding.action(),
                (call, request) -> {
                    if (!control.take(call.account(), 1)) {
                        throw CmqErrorCode.FREQUENCY_LIMIT.refuse();
                    }
                    return binding.handler().handle(call, request);
                },
                binding.unavailable());
    }

    private <Q, R> Binding<Q, R> sending(Binding<Q, R> binding) {
        return new Binding<>(
                binding.action(),
                (call, request) -> {
                    for (Map.Entry<String, Integer> sent : sent(call, request).entrySet()) {
                        if (!sends.take(sent.getKey(), sent.getValue())) {
                            throw CmqErrorCode.QPS_THROTTLED.refuse();
                        }
                    }
                    return binding.handler().handle(call, request);
                },
                binding.unavailable());
    }

    private <Q, R> Binding<Q, R> receiving(Binding<Q, R> binding) {
        return new Binding<>(
                binding.action(),
                (call, request) -> {
                    String queue = receivedFrom(call, request);
                    if (!receives.hasSome(queue)) {
                        throw CmqErrorCode.QPS_THROTTLED.refuse();
                    }
                    return binding.handler().handle(call, request).thenApply(result -> {
                        receives.charge(queue, received(result));
                        return result;
                    });
                },
                binding.unavailable());
    }

    /** How many messages go where. */
    private static Map<String, Integer> sent(Call call, Object request) {
        if (request instanceof SendMessage send) {
            return Map.of(name(call, send.queueName()), 1);
        }
        if (request instanceof BatchSendMessage send) {
            return Map.of(name(call, send.queueName()), send.msgBodies().size());
        }
        if (request instanceof PublishMessage publish) {
            return Map.of(name(call, publish.topicName()), 1);
        }
        if (request instanceof BatchPublishMessage publish) {
            return Map.of(name(call, publish.topicName()), publish.msgBodies().size());
        }
        Map<String, Integer> all = new TreeMap<>();
        if (request instanceof CommitTransaction commit) {
            commit.sends().forEach(send -> all.merge(name(call, send.queueName()), 1, Integer::sum));
            commit.publishes().forEach(publish -> all.merge(name(call, publish.topicName()), 1, Integer::sum));
        }
        return all;
    }

    private static String receivedFrom(Call call, Object request) throws Refusal {
        if (request instanceof ReceiveMessage receive) {
            return name(call, receive.queueName());
        }
        if (request instanceof BatchReceiveMessage receive) {
            return name(call, receive.queueName());
        }
        throw CmqErrorCode.INTERNAL_ERROR.refuse();
    }

    private static <R> int received(R result) {
        if (result instanceof BatchReceiveMessage.Result batch) {
            return batch.messages().size();
        }
        return result instanceof ReceiveMessage.Result one && one.message().isPresent() ? 1 : 0;
    }

    private static String name(Call call, QueueName queue) {
        return "queue/" + call.queue(queue).lookup();
    }

    private static String name(Call call, TopicName topic) {
        return "topic/" + call.account() + '/' + topic.key();
    }
}
