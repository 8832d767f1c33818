package org.opencmq.spring.boot.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.InvalidDestinationException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class NameFailureTest {

    @Test
    void saysHowANameIsSpelledWhenItIsInvalid() {
        // when
        FailureAnalysis analysis = new InvalidDestinationFailureAnalyzer()
                .analyze(new IllegalStateException(
                        new InvalidDestinationException("a queue needs a name that is not empty")));

        // then
        assertThat(analysis).isNotNull();
        assertThat(analysis.getAction()).contains("at most 64 characters");
    }
}
