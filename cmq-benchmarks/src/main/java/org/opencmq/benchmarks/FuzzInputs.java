package org.opencmq.benchmarks;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.action.Actions;
import org.opencmq.protocol.cloud.CloudActions;
import org.opencmq.protocol.form.FormEncoder;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;
import org.opencmq.protocol.sign.Tc3Authorization;
import org.opencmq.protocol.sign.Tc3Request;
import org.opencmq.protocol.sign.Tc3Scope;
import org.opencmq.protocol.sign.Tc3Signer;

/**
 * Requests that nobody in his right mind sends, the same ones for the same seed (but for time stamps): forms and queries of
 * noise, signed forms damaged afterwards, strange parameters properly signed, and the same for API 3.0's JSON and header.
 * Frames are always whole, so that every request has an answer; nothing asks for a wait. Used by one thread.
 */
final class FuzzInputs {

    private static final String PATH = "/v2/index.php";
    private static final String ALPHABET = "abcAZ019=&%+.-_#?/\"'<>\\{}[]:,;~ \u0000\n\r\u00e9\uffff";
    private static final List<String> NAMES = List.of(
            "queueName",
            "topicName",
            "subscriptionName",
            "deadLetterQueueName",
            "msgBody",
            "msgBody.1",
            "msgBody.2",
            "msgBody.17",
            "receiptHandle",
            "receiptHandle.1",
            "delaySeconds",
            "numOfMsg",
            "visibilityTimeout",
            "maxMsgHeapNum",
            "maxMsgSize",
            "msgRetentionSeconds",
            "rewindSeconds",
            "startConsumeTime",
            "policy",
            "maxReceiveCount",
            "maxTimeToLive",
            "loggingEnabled",
            "idleDeleteSeconds",
            "selector",
            "marker",
            "protocol",
            "endpoint",
            "notifyStrategy",
            "notifyContentFormat",
            "filterType",
            "filterTag.1",
            "bindingKey.1",
            "msgTag.1",
            "routingKey",
            "offset",
            "limit",
            "searchWord",
            "transactionId",
            "send.1.queueName",
            "send.1.msgBody",
            "publish.1.topicName",
            "delete.1.receiptHandle",
            "msgId",
            "startTime",
            "endTime",
            "clientRequestId",
            "Region",
            "Token",
            "a.b.c",
            ".",
            "x.999999999999999999999");
    private static final List<String> VALUES = List.of(
            "orders",
            "news",
            "sub",
            "q1",
            "q2",
            "q3",
            "",
            "0",
            "1",
            "-1",
            "2",
            "30",
            "300",
            "65536",
            "4294967296",
            "99999999999999999999999",
            "1e3",
            "0x10",
            " 1",
            "\u0661",
            "true",
            "null",
            "http",
            "queue",
            "HTTP",
            "http://127.0.0.1:1/x",
            "http://[::1]/",
            "http://169.254.0.1/ y",
            "BACKOFF_RETRY",
            "EXPONENTIAL_DECAY_RETRY",
            "JSON",
            "SIMPLIFIED",
            "#",
            "*.a.#",
            "..",
            "a.".repeat(40),
            "x > 1 AND (y LIKE 'a%' OR z IN ('b'))",
            "((((((((((((((((((((1",
            "{\"cmq\":1}",
            "{\"v\":1,\"p\":{\"x\":[[[]]]}}",
            "\ud83d\ude00",
            "\ufffe\u0000\u0001",
            "x".repeat(3_000));
    private static final List<String> CLOUD_NAMES = List.of(
            "QueueName",
            "TopicName",
            "SubscriptionName",
            "SourceQueueName",
            "DeadLetterQueueName",
            "Offset",
            "Limit",
            "Trace",
            "FilterTags",
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
            "a.b");
    private static final List<String> CLOUD_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "1.5e300",
            "\"\"",
            "\"orders\"",
            "\"news\"",
            "\"q1\"",
            "\"\\u0000\\ud800\"",
            "[]",
            "{}",
            "[[[1]]]",
            "[\"a\",\"b\"]",
            "{\"a\":{\"b\":[null]}}",
            "\"" + "x".repeat(300) + "\"");

    private final Random random;
    private final String host;
    private final List<Action<?, ?>> actions = Actions.all();
    private final List<Action<?, ?>> cloudActions = CloudActions.all();
    private final RequestSigner sha1;
    private final RequestSigner sha256;
    private final Tc3Signer tc3;

    FuzzInputs(long seed, URI endpoint) {
        this.random = new Random(seed);
        this.host = endpoint.getAuthority();
        this.sha1 = new RequestSigner(MeasuredServer.SECRET_KEY, SignatureMethod.HMAC_SHA1);
        this.sha256 = new RequestSigner(MeasuredServer.SECRET_KEY, SignatureMethod.HMAC_SHA256);
        this.tc3 = new Tc3Signer(MeasuredServer.SECRET_KEY);
    }

    /** The next request, whole. */
    byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> post(noise().getBytes(StandardCharsets.UTF_8));
            case 1 -> get(noise());
            case 2, 3 -> post(damaged(FormEncoder.encode(signed("POST"))));
            case 4 -> get(new String(FormEncoder.encode(signed("GET")), StandardCharsets.ISO_8859_1));
            case 5, 6, 7 -> post(FormEncoder.encode(signed("POST")));
            default -> cloud();
        };
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(120); n > 0; n--) {
            text.append(
                    random.nextInt(8) == 0
                            ? pick(List.of("Action=", "&SecretId=AKID", "&Signature=", "%", "&queueName", "=orders&"))
                            : String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
        }
        return text.toString();
    }

    private Parameters signed(String method) {
        Map<String, String> all = new LinkedHashMap<>();
        String action = random.nextInt(30) == 0
                ? pick(VALUES)
                : actions.get(random.nextInt(actions.size())).name();
        all.put("Action", action);
        all.put("Timestamp", Long.toString(System.currentTimeMillis() / 1_000));
        all.put("Nonce", Integer.toString(random.nextInt(Integer.MAX_VALUE)));
        all.put("SecretId", MeasuredServer.SECRET_ID);
        all.put("pollingWaitSeconds", pick(List.of("0", "0", "0", "-1", "x", "31")));
        boolean strong = random.nextBoolean();
        if (strong) {
            all.put("SignatureMethod", "HmacSHA256");
        }
        if (random.nextInt(3) != 0) { // enough to get far
            all.put("queueName", pick(List.of("orders", "q1", "q2", "q3")));
            all.put("topicName", "news");
            all.put("subscriptionName", "sub");
        }
        int limit = method.equals("GET") ? 300 : 10_000;
        for (int n = random.nextInt(7); n > 0; n--) {
            String value = pick(VALUES);
            if (value.length() < limit) {
                all.put(pick(NAMES), value);
            }
        }
        Parameters.Builder unsigned = Parameters.builder();
        all.forEach(unsigned::text);
        String signature = (strong ? sha256 : sha1).sign(method, host, PATH, unsigned.build());
        Parameters.Builder complete = Parameters.builder();
        all.forEach(complete::text);
        return complete.text("Signature", signature).build();
    }

    private byte[] damaged(byte[] bytes) {
        for (int n = random.nextInt(4); n >= 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] post(byte[] body) {
        return request("POST " + PATH, "Content-Type: */*;charset=utf-8\r\n", body);
    }

    /** A query in letters that may stand in a request line. */
    private byte[] get(String query) {
        StringBuilder line = new StringBuilder("GET " + PATH + "?");
        for (byte octet : query.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '#') {
                line.append((char) octet);
            } else {
                line.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return request(line.toString(), "", new byte[0]);
    }

    private byte[] cloud() {
        byte[] json = json().getBytes(StandardCharsets.UTF_8);
        String action = random.nextInt(20) == 0
                ? "Create"
                : cloudActions.get(random.nextInt(cloudActions.size())).name();
        Instant time = Instant.now();
        Tc3Request request =
                Tc3Request.of("POST", "/", "", Map.of("content-type", "application/json", "host", host), json);
        Tc3Scope scope = Tc3Scope.at(time, "tdmq");
        String signature = tc3.sign(request, scope, time.getEpochSecond());
        String authorization = new Tc3Authorization(
                        MeasuredServer.SECRET_ID, scope, List.of("content-type", "host"), signature)
                .write();
        String timestamp = Long.toString(time.getEpochSecond());
        if (random.nextInt(3) == 0) {
            authorization = spoiled(authorization);
        } else if (random.nextInt(10) == 0) {
            timestamp = spoiled(timestamp);
        }
        String headers = "Content-Type: application/json\r\nX-TC-Action: " + action + "\r\nX-TC-Timestamp: " + timestamp
                + "\r\nAuthorization: " + authorization + "\r\n";
        return request("POST /", headers, json);
    }

    private String json() {
        StringBuilder json = new StringBuilder("{");
        int members = random.nextInt(6);
        for (int n = 0; n < members; n++) {
            json.append(n == 0 ? "\"" : ",\"")
                    .append(pick(CLOUD_NAMES))
                    .append("\":")
                    .append(pick(CLOUD_VALUES));
        }
        json.append('}');
        if (random.nextInt(3) != 0) {
            return json.toString();
        }
        int at = random.nextInt(json.length());
        return switch (random.nextInt(4)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.insert(at, (char) random.nextInt(1, 256)).toString();
            case 2 -> json + json.toString();
            default -> "[".repeat(random.nextInt(2_000)) + json;
        };
    }

    private String spoiled(String value) {
        int at = random.nextInt(value.length());
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + "x";
            case 1 -> value.substring(0, at) + (char) random.nextInt(33, 127) + value.substring(at + 1);
            case 2 -> value + ", " + value;
            default -> value.substring(0, at) + "=,/;".repeat(random.nextInt(200)) + value.substring(at);
        };
    }

    private byte[] request(String line, String headers, byte[] body) {
        byte[] head = (line + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + body.length);
        whole.writeBytes(head);
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
