package org.opencmq.protocol.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is an envelope, what is foreign and what is broken. */
class EnvelopeRecognitionTest {

    static Stream<String> foreign() {
        return Stream.of(
                "",
                " ",
                "hello",
                "{",
                "{}",
                "[1]",
                "{\"cmq\"",
                "{\"cmq\":",
                "{\"cmq\":1",
                "{\"cmq\":1 x",
                "{\"cmq\":\"1\",\"body\":null}",
                "{\"cmq\":0,\"body\":null}",
                "{\"cmq\":-1,\"body\":null}",
                "{\"cmq\":1.5,\"body\":null}",
                "{\"cmq\":1e3,\"body\":null}",
                "{\"cmq\":1234567890,\"body\":null}",
                "{\"cmqx\":1,\"body\":null}",
                "{\"id\":\"x\",\"cmq\":1,\"body\":null}",
                "{\"cmq\":1}",
                "{\"cmq\":1,\"order\":{\"cmq\":1,\"body\":null}}",
                "<xml/>");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void takesAnythingElseAsForeign(String text) {
        assertThat(EnvelopeReader.read(text)).isEqualTo(new Foreign(text));
        assertThat(EnvelopeReader.readHead(text)).isEmpty();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("{\"cmq\":2,\"body\":null}", "version 2"),
                arguments("{\"cmq\":1,\"body\":", "broken JSON"),
                arguments("{\"cmq\":1,\"body\":null", "broken JSON"),
                arguments("{\"cmq\":1,\"body\":null} x", "broken JSON"),
                arguments("{\"cmq\":1,\"body\":null}{}", "not the last"),
                arguments("{\"cmq\":1,\"body\":null,\"id\":\"x\"}", "not the last"),
                arguments("{\"cmq\":1,\"id\":5,\"body\":null}", "'id' is no text"),
                arguments("{\"cmq\":1,\"timestamp\":\"5\",\"body\":null}", "'timestamp' is no whole number"),
                arguments("{\"cmq\":1,\"timestamp\":99999999999999999999,\"body\":null}", "broken"),
                arguments("{\"cmq\":1,\"priority\":10,\"body\":null}", "priority must be 0 to 9, was 10"),
                arguments("{\"cmq\":1,\"priority\":-9999999999,\"body\":null}", "broken"),
                arguments("{\"cmq\":1,\"deliveryMode\":\"x\",\"body\":null}", "unknown deliveryMode 'x'"),
                arguments("{\"cmq\":1,\"destination\":{\"river\":\"x\"},\"body\":null}", "'river'"),
                arguments("{\"cmq\":1,\"destination\":{\"queue\":\"\"},\"body\":null}", "must not be empty"),
                arguments("{\"cmq\":1,\"destination\":\"x\",\"body\":null}", "'destination' is no address"),
                arguments(
                        "{\"cmq\":1,\"destination\":{\"queue\":\"a\",\"topic\":\"b\"},\"body\":null}", "more than one"),
                arguments("{\"cmq\":1,\"correlationId\":5,\"body\":null}", "'correlationId'"),
                arguments("{\"cmq\":1,\"properties\":[],\"body\":null}", "no object"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":[]},\"body\":null}", "no value"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":{}},\"body\":null}", "names no type"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":{\"byte\":128}},\"body\":null}", "broken"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":{\"byte\":1,\"b\":2}},\"body\":null}", "more than one"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":{\"int\":{}}},\"body\":null}", "no plain value"),
                arguments("{\"cmq\":1,\"properties\":{\"a\":{\"char\":\"x\"}},\"body\":null}", "value of 'a'"),
                arguments("{\"cmq\":1,\"body\":{}}", "names no kind"),
                arguments("{\"cmq\":1,\"body\":\"x\"}", "no object"),
                arguments("{\"cmq\":1,\"body\":{\"picture\":\"x\"}}", "unknown kind of body 'picture'"),
                arguments("{\"cmq\":1,\"body\":{\"text\":\"x\",\"bytes\":\"\"}}", "two kinds"),
                arguments("{\"cmq\":1,\"body\":{\"bytes\":\"?\"}}", "broken"),
                arguments("{\"cmq\":1,\"body\":{\"stream\":[{\"char\":\"xy\"}]}}", "char of 2"),
                arguments("{\"cmq\":1,\"encoding\":\"gzip\",\"body\":{\"text\":\"x\"}}", "'body' is no text"),
                arguments("{\"cmq\":1,\"payloadRef\":7}", "'payloadRef' is no text"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysWhyAnEnvelopeIsNotReadable(String text, String reason) {
        // when
        Reading reading = EnvelopeReader.read(text);

        // then
        assertThat(reading).isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) reading).reason()).contains(reason);
        assertThat(((Unreadable) reading).text()).isEqualTo(text);
    }

    @Test
    void readsWhatOtherLanguagesWrite() {
        // given: blanks, members in another order, an unknown member, spelled-out types
        String text = "\n{ \"cmq\" : 1 , \"properties\": {\"n\": {\"int\": \"7\"}, \"big\": 10000000000, \"e\": 1e2}, "
                + "\"new\": {\"deep\": [1, {}]}, \"deliveryMode\": \"persistent\", \"id\": \"\\u0041\", "
                + "\"body\": {\"class\": \"C\", \"object\": \"AQ==\"} }\n";

        // when
        Reading reading = EnvelopeReader.read(text);

        // then
        assertThat(reading)
                .isEqualTo(new Envelope(
                        MessageHeaders.builder().id("A").build(),
                        Map.of("n", 7, "big", 10_000_000_000L, "e", 100.0),
                        new Body.SerializedObject(new byte[] {1}, "C")));
    }

    @Test
    void readsTheHeadWithoutTheBody() {
        // given: a body that is cut off
        String whole = EnvelopeWriter.write(new Envelope(Samples.headers(), Samples.properties(), Body.NONE));
        String text = whole.substring(0, whole.length() - "null}".length()) + "{\"text\":\"cut";

        // then
        assertThat(EnvelopeReader.readHead(text)).contains(new EnvelopeHead(Samples.headers(), Samples.properties()));
        assertThat(EnvelopeReader.read(text)).isInstanceOf(Unreadable.class);
        assertThat(EnvelopeReader.readHead("{\"cmq\":1,\"id\":4,\"body\":null}"))
                .isEmpty();
    }
}
