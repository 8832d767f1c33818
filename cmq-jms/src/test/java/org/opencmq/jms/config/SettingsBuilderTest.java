package org.opencmq.jms.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.client.ControlPlaneChoice;

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
    void readsTokenControlPlaneAndRegion() {
        // when
        ProviderSettings settings = new SettingsBuilder()
                .url(
                        "http://127.0.0.1:8080?secretId=AKIDx&secretKey=k&token=hidden&controlPlane=cloud&region=ap-guangzhou"
                                + "&cloudEndpoint=http://127.0.0.1:1")
                .build();

        // then
        assertThat(settings.credentials()).contains(new KeyPair("AKIDx", "k", Optional.of("hidden")));
        assertThat(settings.control())
                .isEqualTo(new ControlPolicy(
                        ControlPlaneChoice.CLOUD,
                        Optional.of(URI.create("http://127.0.0.1:1")),
                        Optional.of("ap-guangzhou")));
        assertThat(settings.toString()).doesNotContain("hidden");
        assertThatThrownBy(() -> new SettingsBuilder().set("token", "t").build())
                .hasMessage("token must be given together with its secretId and secretKey");
    }

    @Test
    void readsWhatNewQueuesAreMadeWith() {
        // when
        NewQueues made = new SettingsBuilder()
                .set("newQueue.visibilityTimeout", "45s")
                .set("newQueue.retention", "2h")
                .set("newQueue.maxMessageBytes", "2048")
                .set("newQueue.deadLetterQueue", "dead")
                .set("newQueue.deadLetterAfter", "3")
                .build()
                .newQueues();

        // then
        assertThat(made)
                .isEqualTo(new NewQueues(
                        Optional.of(Duration.ofSeconds(45)),
                        Optional.of(Duration.ofHours(2)),
                        OptionalInt.of(2048),
                        Optional.of("dead"),
                        3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    newQueue.visibilityTimeout | 13h     | newQueue.visibilityTimeout must be whole seconds from 1s to 43200s, was 46800s
                    newQueue.retention         | 59s     | newQueue.retention must be whole seconds from 60s to 1296000s, was 59s
                    newQueue.maxMessageBytes   | 1       | newQueue.maxMessageBytes must be 1024 to 1048576, was 1
                    newQueue.deadLetterAfter   | 0       | newQueue.deadLetterAfter must be 1 to 1000, was 0
                    controlPlane               | v9      | controlPlane must be auto, v2 or cloud, was 'v9'
                    redelivery.multiplier      | two     | redelivery.multiplier must be a number, was 'two'
                    destination.prefix         | 1a      | destination.prefix must begin with a letter and have at most 32 letters, digits, '-', '_' or '.', was '1a'
                    """)
    void namesTheRangeOfAValueOutsideOfIt(String option, String value, String message) {
        assertThatThrownBy(() -> new SettingsBuilder().set(option, value)).hasMessage(message);
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
