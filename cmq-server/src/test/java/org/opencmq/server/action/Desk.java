package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.SignedCaller;
import org.opencmq.server.action.topic.TopicActions;
import org.opencmq.server.config.Limits;
import org.opencmq.server.metrics.Traffic;
import org.opencmq.server.push.Deliveries;
import org.opencmq.server.push.DeliveryListener;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.PublicationListener;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.topic.Subscriptions;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.topic.TopicServices;
import org.opencmq.server.topic.Topics;
import org.opencmq.server.trace.MemoryTraces;

/** All handlers over a scripted engine, asked without HTTP and without a signature. */
final class Desk {

    static final Instant NOW = Instant.ofEpochSecond(1_700_000_100);

    final ScriptedEngine engine = new ScriptedEngine();
    final Traffic traffic = new Traffic();
    final Call call = new Call("1000");
    private final boolean extensions;
    private final Limits limits;

    Desk(boolean extensions, Limits limits) {
        this.extensions = extensions;
        this.limits = limits;
    }

    Desk() {
        this(true, Limits.STRICT);
    }

    ActionTable table() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Surroundings with = new Surroundings(
                engine,
                new KnownQueues(engine, System::nanoTime),
                limits,
                extensions,
                new MessageIdSource(clock, 1),
                new NamedReceives(System::nanoTime),
                traffic,
                clock);
        TopicServices topics = topics(with);
        List<Binding<?, ?>> all = new ArrayList<>(QueueActions.bindings(with, topics.subscriptions()));
        all.addAll(TopicActions.bindings(with, topics, new PushTargets(List.of())));
        all.addAll(ExtensionActions.bindings(
                with, topics.publisher(), TopicActions.publicationRule(with, topics), new MemoryTraces(10)));
        return new ActionTable(all);
    }

    private static TopicServices topics(Surroundings with) {
        Deliveries deliveries = new Deliveries(
                with.engine(),
                (subscription, message, delivery) -> {
                    throw new AssertionError("no test here delivers");
                },
                DeliveryListener.NONE,
                (delay, task) -> {},
                with.clock(),
                new Random(1));
        Topics topics = new Topics(with.engine(), TopicLimits.STRICT, with.clock());
        Subscriptions subscriptions =
                new Subscriptions(topics, with.engine(), TopicLimits.STRICT, with.clock(), deliveries);
        Publisher publisher = new Publisher(
                topics, subscriptions, with.engine(), () -> with.ids().next(), PublicationListener.NONE, with.clock());
        return new TopicServices(topics, subscriptions, publisher, TopicLimits.STRICT);
    }

    /** The answer as a client sees it; names and values alternate. */
    Answer ask(String action, Object... parameters) {
        return SignedCaller.parse(json(action, parameters).getBytes(StandardCharsets.UTF_8));
    }

    String json(String action, Object... parameters) {
        Parameters.Builder all = Parameters.builder();
        for (int i = 0; i < parameters.length; i += 2) {
            all.text(parameters[i].toString(), parameters[i + 1].toString());
        }
        Reply reply;
        try {
            reply = table().find(action)
                    .reply(call, all.build())
                    .toCompletableFuture()
                    .join();
        } catch (Refusal refusal) {
            reply = Reply.refusal(refusal);
        }
        return new String(reply.json("1", OptionalLong.empty()), StandardCharsets.UTF_8);
    }
}
