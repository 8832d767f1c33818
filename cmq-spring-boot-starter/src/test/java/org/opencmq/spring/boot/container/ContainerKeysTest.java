package org.opencmq.spring.boot.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerKeysTest {

    @Test
    void readsTheEnvironmentFirst() {
        assertThat(ContainerKeys.of(
                        Map.of("CMQ_SECRET_ID", "AKIDa", "CMQ_SECRET_KEY", "k"),
                        Map.of("org.opencmq.secret-id", "AKIDb", "org.opencmq.secret-key", "k"),
                        List.of("--account", "AKIDc:k")))
                .isEqualTo(new ContainerKeys("AKIDa", "k"));
    }

    @Test
    void readsLabels() {
        assertThat(ContainerKeys.of(
                        Map.of(), Map.of("org.opencmq.secret-id", "AKIDb", "org.opencmq.secret-key", "k"), List.of()))
                .isEqualTo(new ContainerKeys("AKIDb", "k"));
    }

    @Test
    void readsTheAccountOfTheCommand() {
        ContainerKeys expected = new ContainerKeys("AKIDc", "a:b");
        assertThat(ContainerKeys.of(Map.of(), Map.of(), List.of("--host", "0.0.0.0", "--account", "AKIDc:a:b")))
                .isEqualTo(expected);
        assertThat(ContainerKeys.of(Map.of(), Map.of(), List.of("--account=AKIDc:a:b")))
                .isEqualTo(expected);
    }

    @Test
    void knowsNoneWhenNothingTells() {
        assertThat(ContainerKeys.of(Map.of("CMQ_SECRET_ID", "half"), Map.of(), List.of("--account")))
                .isEqualTo(new ContainerKeys(null, null));
    }

    @Test
    void showsNoSecret() {
        assertThat(new ContainerKeys("AKIDa", "hidden").toString()).doesNotContain("hidden");
    }
}
