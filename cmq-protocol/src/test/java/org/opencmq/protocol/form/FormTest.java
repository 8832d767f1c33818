package org.opencmq.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

class FormTest {

    @Test
    void writesTheBodyOfTheReferenceExactly() {
        // given the values of signing vector A
        Parameters parameters = Parameters.builder()
                .text("Signature", "k8Iy6BhUJHxhamVS8gquAbYkQPM=")
                .text("msgBody", "a=1&b=2 c+d/100%~*@#?\"中文 测试\"\n")
                .text("queueName", "order-queue")
                .build();

        // when
        String form = text(FormEncoder.encode(parameters));

        // then
        assertThat(form)
                .isEqualTo("Signature=k8Iy6BhUJHxhamVS8gquAbYkQPM%3D"
                        + "&msgBody=a%3D1%26b%3D2+c%2Bd%2F100%25%7E*%40%23%3F%22%E4%B8%AD%E6%96%87+%E6%B5%8B%E8%AF%95%22%0A"
                        + "&queueName=order-queue");
    }

    @Test
    void writesALoneSurrogateAsAQuestionMark() {
        // when
        String form = text(FormEncoder.encode(
                Parameters.builder().text("b", "x\uD83Dy\uDE00").build()));

        // then
        assertThat(form).isEqualTo("b=x%3Fy%3F");
    }

    @RepeatedTest(20)
    void encodesAndDecodesAsTheJdkDoes() throws Refusal {
        // given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, String> values = new LinkedHashMap<>();
        Parameters.Builder builder = Parameters.builder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String value = randomText(random);
            values.put("msgBody." + i, value);
            builder.text("msgBody." + i, value);
            expected.append(i == 0 ? "" : "&").append("msgBody.").append(i).append('=');
            expected.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }

        // when
        byte[] form = FormEncoder.encode(builder.build());
        Parameters decoded = FormDecoder.decode(form);

        // then
        values.forEach((name, value) -> assertThat(FormEncoder.encodedLength(value))
                .isEqualTo(URLEncoder.encode(value, StandardCharsets.UTF_8).length()));
        assertThat(text(form)).as("seed %d", seed).isEqualTo(expected.toString());
        assertThat(asMap(decoded)).as("seed %d", seed).isEqualTo(values);
    }

    @RepeatedTest(20)
    void acceptsAndRefusesWhatTheJdkDoes() {
        // given text of the characters that matter to a decoder
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder form = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                form.append("%%%%+ 0123456789abcdefABCDEFgz".charAt(random.nextInt(29)));
            }
            if (form.indexOf("%+") >= 0) {
                continue; // the JDK takes "%+7" for a hex number with a sign
            }
            String expected;
            try {
                expected = URLDecoder.decode(form.toString(), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                expected = "\uFFFD";
            }

            // when
            String actual;
            try {
                actual = FormDecoder.decodeQuery("b=" + form).text("b").orElseThrow();
            } catch (Refusal e) {
                assertThat(e.errorCode()).isEqualTo(CmqErrorCode.REQUEST_UNREADABLE);
                actual = "\uFFFD";
            }

            // then
            if (expected.indexOf('\uFFFD') >= 0) {
                assertThat(actual).as("seed %d, form %s", seed, form).isEqualTo("\uFFFD");
            } else {
                assertThat(actual).as("seed %d, form %s", seed, form).isEqualTo(expected);
            }
        }
    }

    @Test
    void readsBothSpellingsOfASpaceAndBytesLeftUnescaped() throws Refusal {
        assertThat(asMap(FormDecoder.decodeQuery("a=1+2%203&b=中&c&&d=&e=x=y")))
                .isEqualTo(Map.of("a", "1 2 3", "b", "中", "c", "", "d", "", "e", "x=y"));
    }

    @Test
    void decodesNamesToo() throws Refusal {
        assertThat(FormDecoder.decodeQuery("msgBody%2E1=x").text("msgBody.1")).contains("x");
    }

    @Test
    void keepsAReplacementCharacterThatWasReallySent() throws Refusal {
        assertThat(FormDecoder.decodeQuery("b=%EF%BF%BD").text("b")).contains("\uFFFD");
    }

    @Test
    void readsAPartOfAnArray() throws Refusal {
        // given
        byte[] line = "?a=1&b=%32 HTTP".getBytes(StandardCharsets.US_ASCII);

        // when
        Parameters decoded = FormDecoder.decode(line, 1, 10);

        // then
        assertThat(asMap(decoded)).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"b=%", "b=%4", "b=%4g", "b=%-1", "b=%ff", "b=%ED%A0%80", "b=%C0%80", "b=%E4%B8&c=1", "%zz=1"})
    void refusesMalformedEscapesAndUtf8(String form) {
        assertThatThrownBy(() -> FormDecoder.decodeQuery(form))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errorCode())
                        .isEqualTo(CmqErrorCode.REQUEST_UNREADABLE));
    }

    @Test
    void refusesANameGivenTwice() {
        assertThatThrownBy(() -> FormDecoder.decodeQuery("queueName=a&queueName=b"))
                .isInstanceOf(Refusal.class)
                .hasMessage("(10330)parameter queueName is NOT a repeatable parameter");
    }

    private static Map<String, String> asMap(Parameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(values::put);
        return values;
    }

    private static String text(byte[] form) {
        return new String(form, StandardCharsets.US_ASCII);
    }

    /** Text over all planes, with many characters that need an escape and no lone surrogate. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i > 0; i--) {
            int point =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(128);
                        case 1 -> 'a' + random.nextInt(26);
                        case 2 -> random.nextInt(0xD800);
                        default -> 0xE000 + random.nextInt(0x110000 - 0xE000);
                    };
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
