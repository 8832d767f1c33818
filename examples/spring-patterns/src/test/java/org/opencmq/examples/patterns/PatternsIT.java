package org.opencmq.examples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PatternsIT {

    @Test
    void showsEveryPatternAndEndsByItself(CapturedOutput output) throws Exception {
        // when
        Patterns.main(new String[0]);

        // then
        assertThat(output)
                .contains("topic: archived late edition")
                .contains("request-reply: tea costs 3 yuan")
                .contains("transactions: failed tea")
                .contains("transactions: printed invoice for tea")
                .doesNotContain("that must not be seen")
                .contains("dead-letter: parcel is dead, driving it back")
                .contains("dead-letter: delivered parcel")
                .contains("json-tracing: 3 x tea")
                .contains("json-tracing: the same trace")
                .contains("two-servers: the partner has hello");
    }
}
