package org.opencmq.protocol.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Envelopes with something of everything. */
final class Samples {

    private Samples() {}

    static MessageHeaders headers() {
        return MessageHeaders.builder()
                .id("ID:a-b-1")
                .timestamp(1_700_000_000_123L)
                .correlationId(new Correlation.Text("c\u0000 中"))
                .destination(new Address(Address.Kind.TOPIC, "news/sport"))
                .replyTo(new Address(Address.Kind.TEMPORARY_TOPIC, "t"))
                .type("t")
                .priority(0)
                .persistent(false)
                .expiration(Long.MAX_VALUE)
                .deliveryTime(1)
                .build();
    }

    static Map<String, Object> properties() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("z", "text");
        values.put("", "");
        values.put("nothing", null);
        values.put("yes", true);
        values.put("no", false);
        values.put("byte", Byte.MIN_VALUE);
        values.put("short", Short.MAX_VALUE);
        values.put("int", Integer.MIN_VALUE);
        values.put("long", 42L);
        values.put("long max", Long.MAX_VALUE);
        values.put("long min", Long.MIN_VALUE);
        values.put("float", 0.1f);
        values.put("float nan", Float.NaN);
        values.put("float inf", Float.NEGATIVE_INFINITY);
        values.put("float min", Float.MIN_VALUE);
        values.put("double", 0.1);
        values.put("double whole", 5.0);
        values.put("double minus zero", -0.0);
        values.put("double max", Double.MAX_VALUE);
        values.put("double min", Double.MIN_VALUE);
        values.put("double nan", Double.NaN);
        values.put("double inf", Double.POSITIVE_INFINITY);
        values.put("a \"quoted\" \ud800 name", "\udc00\u0000\u2028\ufffe");
        return values;
    }

    static List<Body> bodies() {
        Map<String, Object> entries = properties();
        entries.put("char", '\ud800');
        entries.put("bytes", new byte[] {0, -1, 127});
        return List.of(
                Body.NONE,
                new Body.Text(null),
                new Body.Text(""),
                new Body.Text("hello 世界 \ud83d\ude00 <&>\"\\/\b\f\n\r\t\u0000 \ud83d"),
                new Body.Bytes(new byte[0]),
                new Body.Bytes(new byte[] {1, 2, -128}),
                new Body.MapEntries(Map.of()),
                new Body.MapEntries(entries),
                new Body.StreamItems(List.of()),
                new Body.StreamItems(new ArrayList<>(entries.values())),
                new Body.SerializedObject(new byte[] {(byte) 0xac, (byte) 0xed}, ""),
                new Body.SerializedObject(new byte[] {(byte) 0xac, (byte) 0xed}, "java.util.ArrayList"),
                new Body.Packed(Body.Packed.GZIP, new byte[] {31, -117, 8}),
                new Body.External("file:2026/11/x", Optional.empty()),
                new Body.External("file:2026/11/x", Optional.of("gzip")));
    }
}
