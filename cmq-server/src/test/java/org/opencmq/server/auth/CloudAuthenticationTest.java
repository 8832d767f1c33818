package org.opencmq.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.sign.Tc3Authorization;
import org.opencmq.protocol.sign.Tc3Request;
import org.opencmq.protocol.sign.Tc3Scope;
import org.opencmq.protocol.sign.Tc3Signer;

class CloudAuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:02:00Z");
    private static final byte[] BODY = "{\"QueueName\":\"q\"}".getBytes(StandardCharsets.UTF_8);

    private final KeyRing keys = new KeyRing(List.of(new AccessKey("7", "AKIDone", "secret")));
    private final CloudAuthentication authentication =
            new CloudAuthentication(keys, List.of("CMQ.Example"), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Headers as they arrive. */
    private final Map<String, String> arrived = new HashMap<>();

    private void sign(String id, String key, Instant time, Tc3Scope scope, Map<String, String> signed) {
        Tc3Request request = Tc3Request.of("POST", "/", "", signed, BODY);
        String signature = new Tc3Signer(key).sign(request, scope, time.getEpochSecond());
        List<String> names = List.of(request.signedHeaders().split(";"));
        arrived.putIfAbsent("host", "h:8080");
        arrived.put("content-type", "application/json; charset=utf-8");
        arrived.put("x-tc-action", "CreateCmqQueue");
        arrived.put("x-tc-timestamp", Long.toString(time.getEpochSecond()));
        arrived.put("authorization", new Tc3Authorization(id, scope, names, signature).write());
    }

    private void sign(String id, String key, Instant time) {
        sign(id, key, time, Tc3Scope.at(time, "tdmq"), usual("h:8080"));
    }

    private static Map<String, String> usual(String host) {
        return Map.of("content-type", "application/json; charset=utf-8", "host", host);
    }

    private String account(byte[] body) throws CloudAuthFailure {
        return authentication.account(
                "POST", "/", "", name -> Optional.ofNullable(arrived.get(name.toLowerCase(Locale.ROOT))), body);
    }

    private void assertRefused(String code) {
        assertThatThrownBy(() -> account(BODY))
                .isInstanceOfSatisfying(CloudAuthFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo(code));
    }

    @Test
    void knowsWhoSigned() throws Exception {
        sign("AKIDone", "secret", NOW);
        assertThat(account(BODY)).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"createcmqqueue", "CreateCmqQueue"})
    void takesSignedValuesInLowerCaseOrAsTheyAre(String action) throws Exception {
        // given
        Map<String, String> signed = new HashMap<>(usual("h:8080"));
        signed.put("x-tc-action", action);

        // when
        sign("AKIDone", "secret", NOW, Tc3Scope.at(NOW, "cmq"), signed);

        // then
        assertThat(account(BODY)).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"h:80, h", "h:443, h", "h, h:8080", "CMQ.Example, cmq.example", "cmq.example, elsewhere"})
    void acceptsEveryHostTheClientMayHaveSigned(String signed, String header) throws Exception {
        arrived.put("host", header);
        sign("AKIDone", "secret", NOW, Tc3Scope.at(NOW, "tdmq"), usual(signed));
        assertThat(account(BODY)).isEqualTo("7");
    }

    @Test
    void refusesAWrongKey() {
        sign("AKIDone", "other", NOW);
        assertRefused("AuthFailure.SignatureFailure");
    }

    @Test
    void refusesAnUnknownId() {
        sign("AKIDtwo", "secret", NOW);
        assertRefused("AuthFailure.SecretIdNotFound");
    }

    @Test
    void refusesATamperedBody() {
        sign("AKIDone", "secret", NOW);
        assertThatThrownBy(() -> account(new byte[0]))
                .isInstanceOfSatisfying(CloudAuthFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo("AuthFailure.SignatureFailure"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesATimeBeyondFiveMinutes(long off) {
        sign("AKIDone", "secret", NOW.plusSeconds(off));
        assertRefused("AuthFailure.SignatureExpire");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void acceptsATimeWithinFiveMinutesAcrossMidnight(long off) throws Exception {
        sign("AKIDone", "secret", NOW.plusSeconds(off));
        assertThat(account(BODY)).isEqualTo("7");
    }

    @Test
    void refusesADateThatIsNotTheTimestamps() {
        sign("AKIDone", "secret", NOW, new Tc3Scope("2026-11-21", "tdmq"), usual("h:8080"));
        assertRefused("AuthFailure.SignatureFailure");
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, , MissingParameter",
        "authorization, Basic x, AuthFailure.InvalidAuthorization",
        "x-tc-timestamp, , MissingParameter",
        "x-tc-timestamp, soon, InvalidParameter",
        "content-type, , MissingParameter"
    })
    void refusesHeadersThatAreNotAsTheyShouldBe(String name, String value, String code) {
        // given
        sign("AKIDone", "secret", NOW);

        // when
        if (value == null) {
            arrived.remove(name);
        } else {
            arrived.put(name, value);
        }

        // then
        assertRefused(code);
    }

    @Test
    void refusesASignatureThatLeavesTheHostOut() {
        sign("AKIDone", "secret", NOW, Tc3Scope.at(NOW, "tdmq"), Map.of("content-type", "x"));
        assertRefused("AuthFailure.InvalidAuthorization");
    }
}
