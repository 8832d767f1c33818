package org.opencmq.protocol.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Tc3SignerTest {

    private static final String PAYLOAD =
            "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
    private static final Instant TIME = Instant.ofEpochSecond(1_551_113_065);
    private static final String SIGNATURE = "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3";

    private static Tc3Request example(String payload) {
        return Tc3Request.of(
                "POST",
                "/",
                "",
                Map.of(
                        "content-type", "application/json; charset=utf-8",
                        "host", "cvm.tencentcloudapi.com",
                        "x-tc-action", "describeinstances"),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The worked example of the vendor's page "Signature v3" in two editions, whose keys are masked by asterisks. */
    @ParameterizedTest
    @CsvSource({
        "Gu5t9xGARNpq86cd98joQYCN3*******, " + SIGNATURE,
        "********************************, 10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f"
    })
    void signsTheVendorsExample(String key, String signature) {
        // given
        Tc3Scope scope = Tc3Scope.at(TIME, "cvm");

        // when
        Tc3Request request = example(PAYLOAD);

        // then
        assertThat(request.payloadHash()).isEqualTo("35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
        assertThat(scope).hasToString("2019-02-25/cvm/tc3_request");
        assertThat(new Tc3Signer(key).sign(request, scope, TIME.getEpochSecond()))
                .isEqualTo(signature);
        assertThat(new Tc3Signer(key).verifies(signature, request, scope, TIME.getEpochSecond()))
                .isTrue();
    }

    @Test
    void noticesEveryChange() {
        // given
        Tc3Signer signer = new Tc3Signer("Gu5t9xGARNpq86cd98joQYCN3*******");
        Tc3Scope scope = Tc3Scope.at(TIME, "cvm");
        long time = TIME.getEpochSecond();

        // then
        assertThat(signer.verifies(SIGNATURE, example(PAYLOAD + " "), scope, time))
                .isFalse();
        assertThat(signer.verifies(SIGNATURE, example(PAYLOAD), scope, time + 1))
                .isFalse();
        assertThat(signer.verifies(SIGNATURE, example(PAYLOAD), Tc3Scope.at(TIME, "cmq"), time))
                .isFalse();
        assertThat(new Tc3Signer("other").verifies(SIGNATURE, example(PAYLOAD), scope, time))
                .isFalse();
        assertThat(signer).hasToString("Tc3Signer");
    }

    @Test
    void readsTheHeaderItWrites() {
        // given
        Tc3Authorization written =
                new Tc3Authorization("AKIDx", Tc3Scope.at(TIME, "cvm"), List.of("content-type", "host"), SIGNATURE);

        // then
        assertThat(written.write())
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDx/2019-02-25/cvm/tc3_request, "
                        + "SignedHeaders=content-type;host, Signature=" + SIGNATURE);
        assertThat(Tc3Authorization.read(written.write())).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic x",
                "TC3-HMAC-SHA256",
                "TC3-HMAC-SHA256 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=host, Signature=zz",
                "TC3-HMAC-SHA256 Credential=a/2019-2-25/cvm/tc3_request, SignedHeaders=host, Signature=" + SIGNATURE,
                "TC3-HMAC-SHA1 Credential=a/2019-02-25/cvm/tc3_request, SignedHeaders=host, Signature=" + SIGNATURE
            })
    void readsNoOtherHeader(String header) {
        assertThat(Tc3Authorization.read(header)).isEqualTo(Optional.empty());
    }
}
