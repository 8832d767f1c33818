package org.opencmq.jms.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsBuilderTest {

    @Test
    void readsAddressAndOptions() {
        // when
        ProviderSettings settings = new SettingsBuilder()
                .url("http://127.0.0.1:8080?extensions=off&receive.pollingWait=10s&redelivery.attempts=3"
                        + "&secretId=AKIDx&secretKey=a%26b")
                .build();

        // then
        assertThat(settings.endpoint()).hasToString("http://127.0.0.1:8080");
        assertThat(settings.extensions()).isFalse();
        assertThat(settings.receive().pollingWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.redelivery().attempts()).isEqualTo(3);
        assertThat(settings.credentials()).contains(new KeyPair("AKIDx", "a&b"));
        assertThat(settings.toString()).doesNotContain("a&b");
    }

    @Test
    void readsEmbeddedServersWithAndWithoutData() {
        assertThat(new SettingsBuilder().url("embedded:tests").build().endpoint())
                .isEqualTo(new Endpoint.Embedded("tests", Optional.empty()));
        assertThat(new SettingsBuilder()
                        .url("embedded:tests?data=folder")
                        .build()
                        .endpoint())
                .isEqualTo(new Endpoint.Embedded("tests", Optional.of("folder")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "ftp://host",
                "http://",
                "http://user@host",
                "embedded:",
                "http://h?extensions=perhaps",
                "http://h?receive.pollingWait=31s",
                "http://h?receive.pollingWait=1500ms",
                "http://h?receive.maxBatch=0",
                "http://h?receive.maxBatch=many",
                "http://h?extensions"
            })
    void refusesWhatItCannotUse(String url) {
        assertThatThrownBy(() -> new SettingsBuilder().url(url).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsAllOptionsWhenOneIsUnknown() {
        assertThatThrownBy(() -> new SettingsBuilder().url("http://h?poling=1"))
                .hasMessageContaining("unknown option 'poling'")
                .hasMessageContaining("receive.pollingWait")
                .hasMessageContaining("strictAcknowledge");
    }

    @Test
    void onlyPrivateEndpointsTakeTheDevelopmentKeys() {
        assertThat(Endpoint.parse("http://127.0.0.1:1").isPrivate()).isTrue();
        assertThat(Endpoint.parse("http://localhost").isPrivate()).isTrue();
        assertThat(Endpoint.parse("embedded:x").isPrivate()).isTrue();
        assertThat(Endpoint.parse("https://cmq-queue-gz.api.qcloud.com").isPrivate())
                .isFalse();
    }
}
