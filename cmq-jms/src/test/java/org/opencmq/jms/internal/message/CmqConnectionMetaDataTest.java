package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class CmqConnectionMetaDataTest {

    private final CmqConnectionMetaData metaData = new CmqConnectionMetaData();

    @Test
    void tellsTheVersionOfTheSpecification() {
        assertThat(metaData.getJMSVersion()).isEqualTo("3.1");
        assertThat(metaData.getJMSMajorVersion()).isEqualTo(3);
        assertThat(metaData.getJMSMinorVersion()).isEqualTo(1);
    }

    @Test
    void tellsTheProvider() {
        assertThat(metaData.getJMSProviderName()).isEqualTo("OpenCMQ");
        assertThat(metaData.getProviderVersion())
                .startsWith(metaData.getProviderMajorVersion() + "." + metaData.getProviderMinorVersion());
    }

    @Test
    void listsThePropertiesItSupportsAnewEachTime() {
        for (int time = 0; time < 2; time++) {
            assertThat(Collections.list(metaData.getJMSXPropertyNames()))
                    .containsExactlyInAnyOrder("JMSXGroupID", "JMSXGroupSeq", "JMSXDeliveryCount");
        }
    }

    @Test
    void readsVersionsOfBuilds() {
        assertThat(ProviderVersion.of("1.23.4-SNAPSHOT")).isEqualTo(new ProviderVersion("1.23.4-SNAPSHOT", 1, 23));
        assertThat(ProviderVersion.of("2.0")).isEqualTo(new ProviderVersion("2.0", 2, 0));
        assertThat(ProviderVersion.of(null)).isEqualTo(new ProviderVersion("0.1", 0, 1));
        assertThat(ProviderVersion.of("latest")).isEqualTo(new ProviderVersion("0.1", 0, 1));
    }
}
