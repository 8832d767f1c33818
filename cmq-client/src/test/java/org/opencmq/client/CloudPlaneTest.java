package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudPlaneTest {

    @ParameterizedTest
    @CsvSource({
        "https://cmq-gz.public.tencenttdmq.com, ap-guangzhou",
        "https://CMQ-BJ.publicbj.tencenttdmq.com:9443, ap-beijing",
        "http://sh.mqadapter.cmq.tencentyun.com, ap-shanghai",
        "https://cmq-usw.public.tencenttdmq.com, na-siliconvalley"
    })
    void takesApi3AndItsRegionFromATdmqHost(String endpoint, String region) {
        // given
        URI data = URI.create(endpoint);

        // then
        assertThat(CloudPlane.AUTO.isCloud(data)).isTrue();
        assertThat(CloudPlane.AUTO.endpointFor(data)).isEqualTo(URI.create("https://tdmq.tencentcloudapi.com"));
        assertThat(CloudPlane.AUTO.regionFor(data)).contains(region);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080", "https://cmq-queue-gz.api.qcloud.com", "https://tencenttdmq.com.example"})
    void takesApi2ForAnyOtherHost(String endpoint) {
        assertThat(CloudPlane.AUTO.isCloud(URI.create(endpoint))).isFalse();
    }

    @Test
    void asksOurServerItselfWhenApi3IsSet() {
        // given
        CloudPlane plane = Given.settings("http://127.0.0.1:8080")
                .controlPlane(ControlPlaneChoice.CLOUD)
                .build()
                .controlPlane();

        // then
        URI data = URI.create("http://127.0.0.1:8080");
        assertThat(plane.isCloud(data)).isTrue();
        assertThat(plane.endpointFor(data)).isEqualTo(data);
        assertThat(plane.regionFor(data)).isEmpty();
    }

    @Test
    void staysWithApi2WhenToldSo() {
        CloudPlane plane = Given.settings("https://cmq-gz.public.tencenttdmq.com")
                .controlPlane(ControlPlaneChoice.V2)
                .build()
                .controlPlane();
        assertThat(plane.isCloud(URI.create("https://cmq-gz.public.tencenttdmq.com")))
                .isFalse();
    }

    @Test
    void wantsARegionThatTheHostDoesNotTell() {
        assertThatThrownBy(() ->
                        Given.settings("https://cmq-zz.public.tencenttdmq.com").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("region must be set");
        assertThat(Given.settings("https://cmq-zz.public.tencenttdmq.com")
                        .region("ap-somewhere")
                        .build()
                        .controlPlane()
                        .region())
                .contains("ap-somewhere");
    }
}
