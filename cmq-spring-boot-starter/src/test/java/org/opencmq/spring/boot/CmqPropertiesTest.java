package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.RefAddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.config.Option;
import org.opencmq.jms.config.ProviderSettings;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CmqPropertiesTest {

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CmqAutoConfiguration.class, JmsAutoConfiguration.class))
            .withPropertyValues("spring.jms.cache.enabled=false");

    private final ApplicationContextRunner runner = bare.withPropertyValues("cmq.endpoint=http://127.0.0.1:1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cmq.client-id=shop-1                                | clientId=Optional[shop-1]
                    cmq.extensions=off                                  | extensions=false
                    cmq.format=raw                                      | raw=RawDestinations[names=[*]]
                    cmq.destination.raw=plain                           | raw=RawDestinations[names=[plain]]
                    cmq.trusted-packages=com.shop.*,com.bill.Invoice    | trustedClasses=com.shop.*,com.bill.Invoice
                    cmq.control.api=cloud                               | plane=CLOUD
                    cmq.control.endpoint=http://127.0.0.1:9             | cloudEndpoint=Optional[http://127.0.0.1:9]
                    cmq.region=gz                                       | region=Optional[ap-guangzhou]
                    cmq.destination.missing=fail                        | missing=FAIL
                    cmq.destination.prefix=dev-                         | prefix=DestinationPrefix[text=dev-]
                    cmq.destination.new-queue.visibility-timeout=45s    | visibilityTimeout=Optional[PT45S]
                    cmq.destination.new-queue.retention=2d              | retention=Optional[PT48H]
                    cmq.destination.new-queue.max-message-size=256KB    | maxMessageBytes=OptionalInt[262144]
                    cmq.destination.new-queue.dead-letter-queue=dead    | deadLetterQueue=Optional[dead]
                    cmq.destination.new-queue.dead-letter-after=3       | deadLetterAfter=3
                    cmq.receive.polling-wait=10s                        | pollingWait=PT10S
                    cmq.receive.max-batch=8                             | maxBatch=8
                    cmq.receive.max-parallel-polls=2                    | maxParallelPolls=2
                    cmq.receive.idle-release=1s                         | idleRelease=PT1S
                    cmq.redelivery.first-pause=1s                       | firstPause=PT1S
                    cmq.redelivery.multiplier=1.5                       | multiplier=1.5
                    cmq.redelivery.longest-pause=9s                     | longestPause=PT9S
                    cmq.redelivery.attempts=0                           | attempts=0
                    cmq.acknowledge.strict=true                         | strict=true
                    cmq.acknowledge.window=7                            | window=7
                    cmq.acknowledge.linger=7ms                          | linger=PT0.007S
                    cmq.send.compress-above=8KB                         | gzipAbove=Optional[8192]
                    cmq.send.payload-folder=bodies                      | payloadFolder=Optional[bodies]
                    cmq.emulation.browser=true                          | browser=true
                    cmq.emulation.queue-selectors=true                  | queueSelectors=true
                    cmq.timeout.connect=1s                              | connect=PT1S
                    cmq.timeout.request=2s                              | request=PT2S
                    cmq.timeout.retry=3s                                | retry=PT3S
                    cmq.timeout.close=4s                                | close=PT4S
                    cmq.topic-endpoint=http://127.0.0.1:2               | topicEndpoint=Optional[http://127.0.0.1:2]
                    cmq.options[receive.maxBatch]=9                     | maxBatch=9
                    """)
    void reachesTheSettingOfTheProvider(String property, String setting) {
        runner.withPropertyValues(property)
                .run(context -> assertThat(settings(context.getBean(CmqConnectionFactory.class)))
                        .contains(setting));
    }

    @Test
    void hasATypedKeyForEveryOptionButTheFolderOfAnEmbeddedServer() {
        runner.withPropertyValues(
                        "cmq.topic-endpoint=http://127.0.0.1:2",
                        "cmq.secret-id=AKIDx",
                        "cmq.secret-key=k",
                        "cmq.token=t",
                        "cmq.region=gz")
                .withPropertyValues(Stream.of(
                                "client-id=c",
                                "extensions=off",
                                "trusted-packages=a",
                                "control.api=v2",
                                "control.endpoint=http://127.0.0.1:3",
                                "destination.missing=fail",
                                "destination.prefix=p",
                                "destination.raw=r",
                                "destination.new-queue.visibility-timeout=1s",
                                "destination.new-queue.retention=1h",
                                "destination.new-queue.max-message-size=2KB",
                                "destination.new-queue.dead-letter-queue=d",
                                "destination.new-queue.dead-letter-after=1",
                                "receive.polling-wait=1s",
                                "receive.max-batch=1",
                                "receive.max-parallel-polls=1",
                                "receive.idle-release=1s",
                                "redelivery.first-pause=1s",
                                "redelivery.multiplier=1",
                                "redelivery.longest-pause=1s",
                                "redelivery.attempts=1",
                                "acknowledge.strict=true",
                                "acknowledge.window=1",
                                "acknowledge.linger=1ms",
                                "send.compress-above=1KB",
                                "send.payload-folder=f",
                                "emulation.browser=true",
                                "emulation.queue-selectors=true",
                                "timeout.connect=1s",
                                "timeout.request=1s",
                                "timeout.retry=1s",
                                "timeout.close=1s")
                        .map(pair -> "cmq." + pair)
                        .toArray(String[]::new))
                .run(context -> {
                    Set<String> set =
                            Collections.list(context.getBean(CmqConnectionFactory.class)
                                            .getReference()
                                            .getAll())
                                    .stream()
                                    .map(RefAddr::getType)
                                    .collect(Collectors.toSet());
                    assertThat(set)
                            .containsAll(Arrays.stream(Option.values())
                                    .filter(option -> option != Option.DATA)
                                    .map(Option::key)
                                    .toList());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cmq.receive.polling-wait=31s                        | receive.polling-wait | from 1s to 30s, was 31s
                    cmq.receive.max-batch=257                           | receive.max-batch    | must be 1 to 256, was 257
                    cmq.receive.max-parallel-polls=65                   | max-parallel-polls   | must be 1 to 64, was 65
                    cmq.receive.idle-release=0s                         | idle-release         | must be above zero, was 0s
                    cmq.redelivery.multiplier=0.5                       | redelivery.multiplier| at least 1
                    cmq.redelivery.attempts=-1                          | redelivery.attempts  | at least 0
                    cmq.acknowledge.window=10001                        | acknowledge.window   | must be 1 to 10000, was 10001
                    cmq.acknowledge.linger=11s                          | acknowledge.linger   | must be 0s to 10s, was 11s
                    cmq.timeout.retry=0s                                | timeout.retry        | must be above zero, was 0s
                    cmq.destination.prefix=1                            | destination.prefix   | must begin with a letter
                    cmq.destination.new-queue.visibility-timeout=13h    | visibility-timeout   | from 1s to 43200s
                    cmq.destination.new-queue.retention=16d             | retention            | from 60s to 1296000s
                    cmq.destination.new-queue.max-message-size=2MB      | max-message-size     | must be 1024 to 1048576
                    cmq.destination.new-queue.dead-letter-after=0       | dead-letter-after    | must be 1 to 1000, was 0
                    cmq.control.endpoint=nowhere                        | control.endpoint     | http://HOST:PORT
                    cmq.topic-endpoint=nowhere                          | topic-endpoint       | http://HOST:PORT
                    cmq.region=atlantis                                 | cmq.region           | gz (ap-guangzhou)
                    """)
    void namesKeyAndRangeOfAWrongValue(String property, String key, String range) {
        runner.withPropertyValues(property).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining(key)
                .hasMessageContaining(range));
    }

    @ParameterizedTest
    @CsvSource({
        "gz,public,tdmq,https://cmq-gz.public.tencenttdmq.com,",
        "ap-guangzhou,internal,tdmq,http://gz.mqadapter.cmq.tencentyun.com,",
        "bj,public,classic,https://cmq-queue-bj.api.qcloud.com,https://cmq-topic-bj.api.qcloud.com",
        "bj,internal,classic,http://cmq-queue-bj.api.tencentyun.com,http://cmq-topic-bj.api.tencentyun.com"
    })
    void derivesTheEndpointFromRegionNetworkAndProduct(
            String region, String network, String product, String endpoint, String topics) {
        bare.withPropertyValues(
                        "cmq.region=" + region,
                        "cmq.network=" + network,
                        "cmq.product=" + product,
                        "cmq.secret-id=AKIDx",
                        "cmq.secret-key=k")
                .run(context -> {
                    ProviderSettings settings =
                            context.getBean(CmqConnectionFactory.class).settings();
                    assertThat(settings.endpoint()).hasToString(endpoint);
                    assertThat(settings.topicEndpoint().map(Object::toString).orElse(null))
                            .isEqualTo(topics);
                });
    }

    @Test
    void takesTemporaryCredentials() {
        runner.withPropertyValues("cmq.secret-id=AKIDx", "cmq.secret-key=k", "cmq.token=t")
                .run(context -> assertThat(context.getBean(CmqClient.class)
                                .settings()
                                .credentials()
                                .token())
                        .contains("t"));
    }

    @Test
    void opensAClientWithTheSameSettings() {
        runner.withPropertyValues("cmq.timeout.connect=3s", "cmq.extensions=off")
                .run(context -> {
                    CmqClientSettings settings =
                            context.getBean(CmqClient.class).settings();
                    assertThat(settings.queueEndpoint()).hasToString("http://127.0.0.1:1");
                    assertThat(settings.connectTimeout()).hasSeconds(3);
                });
    }

    @Test
    void leavesAClientOfTheApplicationInItsPlace() {
        CmqClient own = CmqClient.open(CmqClientSettings.builder(URI.create("http://127.0.0.1:9"))
                .credentials("AKIDx", "k")
                .build());
        runner.withBean(CmqClient.class, () -> own)
                .run(context -> assertThat(context.getBean(CmqClient.class)).isSameAs(own));
    }

    private static String settings(CmqConnectionFactory factory) {
        return factory.settings().toString();
    }
}
