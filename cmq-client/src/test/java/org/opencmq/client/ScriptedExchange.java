package org.opencmq.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;

/** An exchange that answers as the test says, by JSON as the wire has it, and remembers what it was asked. */
final class ScriptedExchange implements Exchange {

    /** Answers one call. */
    interface Reply {
        String json(Call<?> call) throws CmqException;
    }

    private final List<Call<?>> calls = new CopyOnWriteArrayList<>();
    private final Reply reply;

    ScriptedExchange(Reply reply) {
        this.reply = reply;
    }

    /** Answers each call with the next of these. */
    static ScriptedExchange of(Reply... replies) {
        List<Reply> left = new ArrayList<>(List.of(replies));
        return new ScriptedExchange(call -> left.remove(0).json(call));
    }

    static Reply refused(int code, String message) {
        return call -> {
            throw new CmqRefusedException(call.action(), call.destination(), code, message, "1");
        };
    }

    static Reply unreached(boolean mayHaveBeenCarriedOut) {
        return call -> {
            throw new CmqUnreachedException(
                    call.action(),
                    call.destination(),
                    java.net.URI.create("http://h"),
                    "test",
                    mayHaveBeenCarriedOut,
                    true,
                    java.util.Optional.empty());
        };
    }

    static Reply sent() {
        return call -> "{\"code\":0,\"message\":\"\",\"requestId\":\"1\",\"msgId\":\"m\"}";
    }

    List<Call<?>> calls() {
        return calls;
    }

    <T> List<T> calls(Function<Call<?>, T> view) {
        return calls.stream().map(view).toList();
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        calls.add(call);
        String json = reply.json(call);
        try {
            Answer answer = Answer.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (call.result().carries(answer.code())) {
                return call.result().read(answer);
            }
            throw new CmqRefusedException(call.action(), call.destination(), answer);
        } catch (MalformedAnswer e) {
            throw new IllegalStateException(e);
        }
    }
}
