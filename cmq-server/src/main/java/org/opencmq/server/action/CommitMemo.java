package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.action.CommitTransaction;

/**
 * The answer of a transaction in the form in which the engine keeps it for a repeat: UTF-8, the identifiers of the sent
 * messages separated by commas, a line feed, those of the published ones.
 */
final class CommitMemo {

    private CommitMemo() {}

    static byte[] write(CommitTransaction.Result result) {
        return (join(result.sent()) + '\n' + join(result.published())).getBytes(StandardCharsets.UTF_8);
    }

    static CommitTransaction.Result read(byte[] memo) {
        String text = new String(memo, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return new CommitTransaction.Result(split(text.substring(0, end)), split(text.substring(end + 1)));
    }

    private static String join(List<MessageId> ids) {
        return ids.stream().map(MessageId::value).collect(Collectors.joining(","));
    }

    private static List<MessageId> split(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(MessageId::new).toList();
    }
}
