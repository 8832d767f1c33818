package org.opencmq.protocol.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Parameters;

/** The six signing vectors of the protocol reference, section 5.3, which the official Java SDK itself produced. */
class RequestSignerTest {

    private static final String ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    private static final String KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    private static final String PATH = "/v2/index.php";
    private static final String QUEUE_HOST = "cmq-queue-gz.api.tencentyun.com";
    private static final String TOPIC_HOST = "cmq-topic-gz.api.tencentyun.com";

    @Test
    void signsSpecialCharactersAndChineseWithSha1() {
        // given vector A
        Parameters parameters = common("SendMessage", "1744955025", "1795368612", SignatureMethod.HMAC_SHA1)
                .text("queueName", "order-queue")
                .text("delaySeconds", "30")
                .text("msgBody", "a=1&b=2 c+d/100%~*@#?\"中文 测试\"\n")
                .build();

        // when
        String text = RequestSigner.signedText("POST", QUEUE_HOST, PATH, parameters, AtValues.SIGNED);
        String signature = sha1().sign("POST", QUEUE_HOST, PATH, parameters);

        // then
        assertThat(text)
                .isEqualTo("POSTcmq-queue-gz.api.tencentyun.com/v2/index.php?Action=SendMessage&Nonce=1744955025"
                        + "&RequestClient=SDK_JAVA_1.3&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
                        + "&SignatureMethod=HmacSHA1&Timestamp=1795368612&delaySeconds=30"
                        + "&msgBody=a=1&b=2 c+d/100%~*@#?\"中文 测试\"\n&queueName=order-queue");
        assertThat(signature).isEqualTo("k8Iy6BhUJHxhamVS8gquAbYkQPM=");
    }

    @Test
    void sortsArrayMembersByCharacterCode() {
        // given vector B
        Parameters.Builder builder = common("BatchSendMessage", "1944926581", "1795368616", SignatureMethod.HMAC_SHA256)
                .text("queueName", "order-queue")
                .text("delaySeconds", "0");
        for (int i = 1; i <= 11; i++) {
            builder.text("msgBody." + i, "消息 " + i + "&x=" + i);
        }
        Parameters parameters = builder.build();

        // when
        String text = RequestSigner.signedText("POST", QUEUE_HOST, PATH, parameters, AtValues.SIGNED);
        String signature = sha256().sign("POST", QUEUE_HOST, PATH, parameters);

        // then
        assertThat(text)
                .endsWith("&msgBody.1=消息 1&x=1&msgBody.10=消息 10&x=10&msgBody.11=消息 11&x=11&msgBody.2=消息 2&x=2"
                        + "&msgBody.3=消息 3&x=3&msgBody.4=消息 4&x=4&msgBody.5=消息 5&x=5&msgBody.6=消息 6&x=6"
                        + "&msgBody.7=消息 7&x=7&msgBody.8=消息 8&x=8&msgBody.9=消息 9&x=9&queueName=order-queue");
        assertThat(signature).isEqualTo("1efzm4i9StvyWURt5+SSZdClXYR+jrONkiMXGfWYr80=");
    }

    @Test
    void keepsUnderscoresOfValuesOnGet() {
        // given vector C
        Parameters parameters = common("PublishMessage", "33745796", "1795368616", SignatureMethod.HMAC_SHA256)
                .text("topicName", "news-topic")
                .text("msgBody", "你好 world+1=2*~")
                .text("msgTag.1", "体育")
                .text("msgTag.2", "a_b")
                .text("routingKey", "1.any.0")
                .build();

        // when
        String signature = sha256().sign("GET", TOPIC_HOST, PATH, parameters);

        // then
        assertThat(signature).isEqualTo("JaR8vZNWWxusGBu2Qb7q7hWqDMU+NuoXQDaHpspGCQM=");
    }

    @Test
    void signsUrlsAndBindingKeysRaw() {
        // given vector D
        Parameters parameters = common("Subscribe", "2114039502", "1795368616", SignatureMethod.HMAC_SHA1)
                .text("topicName", "news-topic")
                .text("subscriptionName", "sub-1")
                .text("protocol", "http")
                .text("endpoint", "http://example.com:8080/push?x=1&y=中")
                .text("bindingKey.1", "1.*.0")
                .text("bindingKey.2", "#")
                .text("notifyStrategy", "BACKOFF_RETRY")
                .text("notifyContentFormat", "JSON")
                .build();

        // when
        String signature = sha1().sign("GET", TOPIC_HOST, PATH, parameters);

        // then
        assertThat(signature).isEqualTo("+m1m+8IV94eqcGA6KxEF+6b7F8Q=");
    }

    @Test
    void writesUnderscoresOfNamesAsDotsAfterSorting() {
        // given vector E
        Parameters parameters = common("GetQueueAttributes", "414133916", "1795368904", SignatureMethod.HMAC_SHA1)
                .text("trace_id_x", "v_1")
                .text("traceA", "2")
                .text("queueName", "order-queue")
                .build();

        // when
        String text = RequestSigner.signedText("GET", QUEUE_HOST, PATH, parameters, AtValues.SIGNED);
        String signature = sha1().sign("GET", QUEUE_HOST, PATH, parameters);

        // then
        assertThat(text).endsWith("&queueName=order-queue&traceA=2&trace.id.x=v_1");
        assertThat(signature).isEqualTo("eKvSY9FXQMG5q6z6/A1A5KZZo4w=");
    }

    @Test
    void signsAnExplicitDefaultPort() {
        // given vector F
        Parameters parameters = common("SendMessage", "886695164", "1795368907", SignatureMethod.HMAC_SHA1)
                .text("delaySeconds", "0")
                .text("msgBody", "x")
                .text("queueName", "q")
                .build();

        // when
        String signature = sha1().sign("POST", QUEUE_HOST + ":80", PATH, parameters);

        // then
        assertThat(signature).isEqualTo("L9VWhjlSzhLgsh8iDyEmwiHwdt0=");
    }

    @Test
    void passesOverASignatureAmongTheParameters() {
        // given
        Parameters without = Parameters.builder().text("Action", "ListQueue").build();
        Parameters with = Parameters.builder()
                .text("Action", "ListQueue")
                .text("Signature", "anything")
                .build();

        // when
        boolean verified =
                sha256().verifies(sha256().sign("GET", "h", PATH, without), "GET", "h", PATH, with, AtValues.SIGNED);

        // then
        assertThat(verified).isTrue();
    }

    @Test
    void leavesOutValuesThatBeginWithAnAtSignWhenAsked() {
        // given
        Parameters parameters = Parameters.builder()
                .text("Action", "SendMessage")
                .text("msgBody", "@file")
                .text("queueName", "a@b")
                .build();

        // when
        String text = RequestSigner.signedText("POST", "h", "/", parameters, AtValues.LEFT_OUT);

        // then
        assertThat(text).isEqualTo("POSTh/?Action=SendMessage&queueName=a@b");
        assertThat(sha1().sign("POST", "h", "/", parameters, AtValues.LEFT_OUT))
                .isNotEqualTo(sha1().sign("POST", "h", "/", parameters));
    }

    @Test
    void doesNotVerifyAnotherSignature() {
        // given
        Parameters parameters = Parameters.builder().text("Action", "ListQueue").build();

        // when
        boolean verified =
                sha1().verifies("k8Iy6BhUJHxhamVS8gquAbYkQPM=", "GET", "h", "/", parameters, AtValues.SIGNED);

        // then
        assertThat(verified).isFalse();
    }

    private static RequestSigner sha1() {
        return new RequestSigner(KEY, SignatureMethod.HMAC_SHA1);
    }

    private static RequestSigner sha256() {
        return new RequestSigner(KEY, SignatureMethod.HMAC_SHA256);
    }

    private static Parameters.Builder common(String action, String nonce, String timestamp, SignatureMethod method) {
        return Parameters.builder()
                .text("Action", action)
                .text("Nonce", nonce)
                .text("Timestamp", timestamp)
                .text("RequestClient", "SDK_JAVA_1.3")
                .text("SecretId", ID)
                .text("SignatureMethod", method.wireName());
    }
}
