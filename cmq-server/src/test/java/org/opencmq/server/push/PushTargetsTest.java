package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushTargetsTest {

    private final PushTargets strict = new PushTargets(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1"
            })
    void refusesWhatOnlyTheServersOwnNetworkShouldReach(String address) throws UnknownHostException {
        assertThat(strict.allows(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "192.167.0.1", "2001:4860:4860::8888"})
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(strict.allows(address(address))).isTrue();
    }

    @Test
    void allowsWhatIsConfiguredAndNothingBeside() throws UnknownHostException {
        // given
        PushTargets opened =
                new PushTargets(List.of(AddressRange.parse("127.0.0.1"), AddressRange.parse("10.1.0.0/16")));

        // then
        assertThat(opened.allows(address("127.0.0.1"))).isTrue();
        assertThat(opened.allows(address("127.0.0.2"))).isFalse();
        assertThat(opened.allows(address("10.1.200.3"))).isTrue();
        assertThat(opened.allows(address("10.2.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::1/129", "10.0.0/8x"})
    void namesWhatIsWrongWithARange(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }
}
