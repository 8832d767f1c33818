package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.sign.AtValues;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;

class SigningExchangeTest {

    @Test
    void signsWhatTheServiceWillVerify() throws CmqException {
        // given
        ScriptedExchange service = new ScriptedExchange(ScriptedExchange.sent());
        CmqClientSettings settings = Given.settings("http://Example.COM:8080/").build();

        // when
        signing(service, settings).send(Given.send());

        // then
        Parameters sent = service.calls().get(0).parameters();
        boolean verified = new RequestSigner(Given.KEY, SignatureMethod.HMAC_SHA256)
                .verifies(
                        sent.text("Signature").orElseThrow(),
                        "POST",
                        "example.com:8080",
                        "/v2/index.php",
                        sent,
                        AtValues.SIGNED);
        assertThat(verified).isTrue();
        assertThat(sent.text("Timestamp")).contains("1795368613");
        assertThat(sent.text("SignatureMethod")).contains("HmacSHA256");
    }

    @Test
    void usesAFreshNonceForEachAttempt() throws CmqException {
        // given
        ScriptedExchange service = new ScriptedExchange(ScriptedExchange.sent());
        SigningExchange signing = signing(service, Given.settings().build());

        // when
        signing.send(Given.send());
        signing.send(Given.send());

        // then
        assertThat(service.calls(call -> call.parameters().text("Nonce").orElseThrow()))
                .doesNotHaveDuplicates()
                .allMatch(nonce -> Long.parseLong(nonce) > 0);
    }

    @Test
    void signsTheTokenOfTemporaryCredentials() throws CmqException {
        // given
        ScriptedExchange service = new ScriptedExchange(ScriptedExchange.sent());
        CmqClientSettings settings = Given.settings()
                .credentials(new org.opencmq.protocol.sign.Credentials(Given.ID, Given.KEY, java.util.Optional.of("t")))
                .build();

        // when
        signing(service, settings).send(Given.send());

        // then
        assertThat(service.calls().get(0).parameters().text("Token")).contains("t");
    }

    @Test
    void knowsWhichHostAnActionBelongsTo() {
        // given
        Endpoints endpoints = Endpoints.of(Given.settings("http://queues")
                .topicEndpoint(java.net.URI.create("http://topics:80/proxy/v2/index.php"))
                .build());

        // then
        assertThat(endpoints.of("SendMessage").host()).isEqualTo("queues");
        assertThat(endpoints.of("ListQueue").path()).isEqualTo("/v2/index.php");
        for (String action : new String[] {"PublishMessage", "ListTopic", "Unsubscribe", "GetSubscriptionAttributes"}) {
            assertThat(endpoints.of(action).host()).isEqualTo("topics");
            assertThat(endpoints.of(action).path()).isEqualTo("/proxy/v2/index.php");
        }
    }

    private static SigningExchange signing(Exchange service, CmqClientSettings settings) {
        return new SigningExchange(
                service, Endpoints.of(settings), settings, new VirtualTime(), new SplittableRandom(1));
    }
}
