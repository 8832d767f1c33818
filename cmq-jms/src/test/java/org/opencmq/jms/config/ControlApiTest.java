package org.opencmq.jms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencmq.client.ControlPlaneChoice;

class ControlApiTest {

    @Test
    void hasTheChoicesOfTheClient() {
        assertThat(Stream.of(ControlApi.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Stream.of(ControlPlaneChoice.values()).map(Enum::name).toList());
    }
}
