package org.opencmq.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.cloud.CloudActions;

/** Whatever is posted to API 3.0's door is answered in its envelope, and never as an accident. */
@Timeout(600)
class CloudFuzzIT {

    private static final int ROUNDS = 1_500;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "1.5e300",
            "\"\"",
            "\"q\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[[1]]]",
            "[\"a\",\"b\"]",
            "{\"a\":{\"b\":[null]}}",
            "\"" + "x".repeat(300) + "\"");
    private static final List<String> NAMES = List.of(
            "QueueName",
            "TopicName",
            "SubscriptionName",
            "SourceQueueName",
            "DeadLetterQueueName",
            "Offset",
            "Limit",
            "Trace",
            "FilterTags",
            "FilterTag",
            "BindingKey",
            "MsgTag",
            "MsgContent",
            "Protocol",
            "Endpoint",
            "Policy",
            "StartConsumeTime",
            "DelaySeconds",
            "VisibilityTimeout",
            "FilterType",
            "Tags",
            "",
            ".",
            "a.b",
            "MsgTag.99");

    @Test
    void answersEverythingInItsEnvelope() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("CloudFuzzIT seed=" + seed);
        Random random = new Random(seed);
        try (CmqServer server = CmqServer.builder().inMemory().start()) {
            CloudCaller cloud = new CloudCaller(server);
            cloud.call("CreateCmqQueue", "{\"QueueName\":\"q\"}");
            cloud.call("CreateCmqTopic", "{\"TopicName\":\"q\"}");
            for (int round = 0; round < ROUNDS; round++) {
                // given
                String json = mutated(random, object(random));
                Map<String, String> headers = cloud.headers(action(random), json, Instant.now());
                if (random.nextInt(3) == 0) {
                    spoil(random, headers);
                }

                // when
                HttpResponse<byte[]> answer = cloud.post(headers, json);

                // then
                Fields response = CloudCaller.response(answer);
                assertThat(response.object("Error")
                                .map(error -> error.optionalText("Code").orElse("none")))
                        .as("seed %s round %s %s %s", seed, round, headers, json)
                        .isNotEqualTo(Optional.of("InternalError"));
            }
            assertThat(cloud.metrics())
                    .as("seed %s: what is counted as an accident was one, whatever its answer", seed)
                    .doesNotContain("code=\"6000\"");
        }
    }

    private static String action(Random random) {
        List<Action<?, ?>> all = CloudActions.all();
        return random.nextInt(20) == 0
                ? "Create"
                : all.get(random.nextInt(all.size())).name();
    }

    private static String object(Random random) {
        StringBuilder json = new StringBuilder("{");
        int members = random.nextInt(6);
        for (int n = 0; n < members; n++) {
            json.append(n == 0 ? "\"" : ",\"")
                    .append(pick(random, NAMES))
                    .append("\":")
                    .append(pick(random, VALUES));
        }
        return json.append('}').toString();
    }

    private static String mutated(Random random, String text) {
        if (random.nextInt(3) != 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(1, 256) + text.substring(at);
            case 2 -> text + text;
            default -> "[".repeat(random.nextInt(5_000)) + text;
        };
    }

    /** Only what an HTTP client lets pass: visible letters. */
    private static void spoil(Random random, Map<String, String> headers) {
        String name = List.of("Authorization", "X-TC-Timestamp", "X-TC-Action", "Content-Type")
                .get(random.nextInt(4));
        String value = headers.getOrDefault(name, "x");
        int at = random.nextInt(value.length());
        headers.put(
                name,
                switch (random.nextInt(4)) {
                    case 0 -> value.substring(0, at) + "x";
                    case 1 -> value.substring(0, at) + (char) random.nextInt(33, 127) + value.substring(at + 1);
                    case 2 -> value + ", " + value;
                    default -> value.substring(0, at) + "=,/;".repeat(random.nextInt(200)) + value.substring(at);
                });
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
