package org.opencmq.examples.integration.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class XmlApplicationIT {

    @Test
    void pricesEveryOrder(CapturedOutput output) throws Exception {
        // when
        XmlApplication.main(new String[0]);

        // then
        assertThat(output)
                .contains("tea: 3")
                .contains("milk: 4")
                .contains("sugar: 5")
                .contains("all orders priced");
    }
}
