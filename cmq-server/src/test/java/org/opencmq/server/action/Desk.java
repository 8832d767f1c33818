package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.SignedCaller;
import org.opencmq.server.config.Limits;
import org.opencmq.server.metrics.Traffic;

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
                traffic,
                clock);
        List<Binding<?, ?>> all = new ArrayList<>(QueueActions.bindings(with));
        all.addAll(ExtensionActions.bindings(with));
        return new ActionTable(all);
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
