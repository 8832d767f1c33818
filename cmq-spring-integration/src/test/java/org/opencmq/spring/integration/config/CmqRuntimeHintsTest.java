package org.opencmq.spring.integration.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

class CmqRuntimeHintsTest {

    @Test
    void areFoundBySpringAndKeepManagedMethodsAndTheSchema() throws Exception {
        // given
        RuntimeHints hints = new RuntimeHints();

        // when
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(CmqRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, getClass().getClassLoader()));

        // then
        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(CmqMessageDrivenChannelAdapter.class.getMethod("pause")))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("org/opencmq/spring/integration/config/opencmq-integration-cmq.xsd"))
                .accepts(hints);
    }
}
