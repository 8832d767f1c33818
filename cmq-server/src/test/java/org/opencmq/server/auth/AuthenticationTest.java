package org.opencmq.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.sign.AtValues;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;

class AuthenticationTest {

    private static final String PATH = "/v2/index.php";
    private static final Instant NOW = Instant.ofEpochSecond(1_795_368_612);

    private final KeyRing keys = new KeyRing(List.of(new AccessKey("7", "AKIDone", "secret")));
    private final Authentication authentication =
            new Authentication(keys, List.of("CMQ.Example"), Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static Parameters.Builder common() {
        return Parameters.builder()
                .text("Action", "SendMessage")
                .text("Timestamp", "1795368612")
                .text("Nonce", "1744955025")
                .text("SecretId", "AKIDone")
                .text("SignatureMethod", "HmacSHA256")
                .text("msgBody", "@value");
    }

    private static Parameters signed(String method, String host, String path, AtValues atValues) {
        String signature = new RequestSigner("secret", SignatureMethod.HMAC_SHA256)
                .sign(method, host, path, common().build(), atValues);
        return common().text("Signature", signature).build();
    }

    @ParameterizedTest
    @CsvSource({
        "h:8080, h:8080", // as received
        "h:80, h", // the client's HTTP library leaves the default port out
        "h:443, h",
        "h, h:8080", // a proxy adds a port
        "CMQ.Example, cmq.example" // signed as typed, sent in lower case
    })
    void acceptsEveryHostTheClientMayHaveSigned(String signedHost, String header) throws Exception {
        Parameters parameters = signed("POST", signedHost, PATH, AtValues.SIGNED);
        assertThat(authentication.account("POST", header, PATH, parameters)).isEqualTo("7");
    }

    @Test
    void acceptsThePathAsItWasReceived() throws Exception {
        Parameters parameters = signed("GET", "h", "//v2/index.php", AtValues.SIGNED);
        assertThat(authentication.account("GET", "h", "//v2/index.php", parameters))
                .isEqualTo("7");
    }

    @Test
    void acceptsAPostThatLeavesAtValuesOut() throws Exception {
        Parameters parameters = signed("POST", "h", PATH, AtValues.LEFT_OUT);
        assertThat(authentication.account("POST", "h", PATH, parameters)).isEqualTo("7");
    }

    @Test
    void refusesAGetThatLeavesAtValuesOut() {
        Parameters parameters = signed("GET", "h", PATH, AtValues.LEFT_OUT);
        assertThatThrownBy(() -> authentication.account("GET", "h", PATH, parameters))
                .hasMessage("(10030)authentication failed");
    }

    @Test
    void refusesAnotherHost() {
        Parameters parameters = signed("POST", "elsewhere", PATH, AtValues.SIGNED);
        assertThatThrownBy(() -> authentication.account("POST", "h", PATH, parameters))
                .hasMessage("(10030)authentication failed");
    }

    @ParameterizedTest
    @CsvSource({"Timestamp", "Nonce", "SecretId", "Signature"})
    void namesTheCommonParameterThatIsMissing(String missing) {
        // given
        Parameters.Builder all = Parameters.builder();
        signed("POST", "h", PATH, AtValues.SIGNED).forEach((name, value) -> {
            if (!name.equals(missing)) {
                all.text(name, value);
            }
        });

        // when, then
        assertThatThrownBy(() -> authentication.account("POST", "h", PATH, all.build()))
                .hasMessage("(10390)lacked of required parameter " + missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SecretId|someone|(10450)secret id dosen't begin with AKID",
                "SecretId|AKIDother|(10270)secret id is not existed",
                "Timestamp|now|(10360)parameter Timestamp error type",
                "Signature|AAAA|(10030)authentication failed"
            })
    void refusesWhatIsWrong(String name, String value, String message) {
        Parameters.Builder all = Parameters.builder();
        signed("POST", "h", PATH, AtValues.SIGNED).forEach(all::text);
        Parameters changed = all.text(name, value).build();
        assertThatThrownBy(() -> authentication.account("POST", "h", PATH, changed))
                .hasMessage(message);
    }

    @Test
    void checksTheTimestampWhenToldTo() throws Exception {
        // given
        Parameters parameters = signed("POST", "h", PATH, AtValues.SIGNED);

        // when, then
        assertThat(skewed(NOW.plusSeconds(60)).account("POST", "h", PATH, parameters))
                .isEqualTo("7");
        assertThatThrownBy(() -> skewed(NOW.plusSeconds(61)).account("POST", "h", PATH, parameters))
                .hasMessage("(10030)authentication failed");
    }

    private Authentication skewed(Instant now) {
        return new Authentication(
                keys, List.of(), Optional.of(Duration.ofSeconds(60)), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void keepsTheOldKeysWhenTheNewOnesAreWrong() {
        // given
        AccessKey one = new AccessKey("7", "AKIDtwo", "a");

        // when
        assertThatThrownBy(() -> keys.replace(List.of(one, one))).hasMessageContaining("AKIDtwo is given twice");

        // then
        assertThat(keys.find("AKIDone")).isNotNull();
    }

    @Test
    void acceptsAnIdUnlikeTheCloudsWhenItWasGiven() throws Exception {
        // given
        keys.replace(List.of(new AccessKey("8", "tester", "secret")));
        Parameters unsigned = Parameters.builder()
                .text("Action", "ListQueue")
                .text("Timestamp", "1795368612")
                .text("Nonce", "1744955025")
                .text("SecretId", "tester")
                .build();
        Parameters.Builder signed = Parameters.builder();
        unsigned.forEach(signed::text);
        signed.text(
                "Signature", new RequestSigner("secret", SignatureMethod.HMAC_SHA1).sign("POST", "h", PATH, unsigned));

        // then
        assertThat(authentication.account("POST", "h", PATH, signed.build())).isEqualTo("8");
    }

    @Test
    void neverShowsASecretKey() {
        assertThat(new AccessKey("7", "AKIDone", "topsecret").toString()).doesNotContain("topsecret");
    }
}
