package org.opencmq.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmsPropagatorTest {

    @ParameterizedTest
    @CsvSource({
        "traceparent, traceparent",
        "tracestate, tracestate",
        "b3, b3",
        "X-B3-TraceId, X_B3_TraceId",
        "baggage.user-id, baggage_user_id",
        "1st, _st"
    })
    void spellsHeadersAsIdentifiers(String header, String property) {
        assertThat(JmsPropagator.spelled(header)).isEqualTo(property);
    }
}
