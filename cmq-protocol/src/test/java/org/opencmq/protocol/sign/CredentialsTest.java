package org.opencmq.protocol.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void neverPrintsKeyOrToken() {
        // given
        Credentials credentials = new Credentials("AKIDme", "the-key", Optional.of("the-token"));

        // when
        String printed = credentials.toString();

        // then
        assertThat(printed).contains("AKIDme").doesNotContain("the-key").doesNotContain("the-token");
    }

    @Test
    void refusesAnEmptyHalf() {
        assertThatThrownBy(() -> new Credentials("", "key")).hasMessageContaining("secretId");
        assertThatThrownBy(() -> new Credentials("AKIDme", "")).hasMessageContaining("secretKey");
    }

    @Test
    void takesAnythingButTheExactNameOfSha256AsSha1() {
        assertThat(SignatureMethod.of(Optional.of("HmacSHA256"))).isEqualTo(SignatureMethod.HMAC_SHA256);
        assertThat(SignatureMethod.of(Optional.of("HmacSHA1"))).isEqualTo(SignatureMethod.HMAC_SHA1);
        assertThat(SignatureMethod.of(Optional.of("hmacsha256"))).isEqualTo(SignatureMethod.HMAC_SHA1);
        assertThat(SignatureMethod.of(Optional.empty())).isEqualTo(SignatureMethod.HMAC_SHA1);
    }
}
