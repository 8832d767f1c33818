package org.opencmq.jms.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedPackagesTest {

    @Test
    void aPackageStandsForEverythingBelowItAndNothingBesideIt() {
        // given
        TrustedPackages trusted = new TrustedPackages(List.of("com.acme"));

        // then
        assertThat(trusted.trusts("com.acme.Order")).isTrue();
        assertThat(trusted.trusts("com.acme.deep.Order$Line")).isTrue();
        assertThat(trusted.trusts("com.acmeevil.Order")).isFalse();
        assertThat(trusted.trusts("com.Order")).isFalse();
    }

    @Test
    void aClassStandsForItselfAndWhatItEncloses() {
        // given
        TrustedPackages trusted = new TrustedPackages(List.of("com.acme.Order"));

        // then
        assertThat(trusted.trusts("com.acme.Order")).isTrue();
        assertThat(trusted.trusts("com.acme.Order$Line")).isTrue();
        assertThat(trusted.trusts("com.acme.OrderTrap")).isFalse();
    }

    @Test
    void theDefaultsTrustValuesOnly() {
        // given
        TrustedPackages trusted = TrustedPackages.defaults();

        // then
        assertThat(trusted.trusts("java.lang.String")).isTrue();
        assertThat(trusted.trusts("java.lang.StringBuffer")).isTrue();
        assertThat(trusted.trusts("java.lang.StringBuilder")).isTrue();
        assertThat(trusted.trusts("java.util.ArrayList")).isTrue();
        assertThat(trusted.trusts("java.lang.ProcessBuilder")).isFalse();
        assertThat(trusted.trusts("java.lang.invoke.SerializedLambda")).isFalse();
        assertThat(trusted.trusts("java.net.URL")).isFalse();
        assertThat(trusted.trusts("javax.management.BadAttributeValueExpException"))
                .isFalse();
    }

    @Test
    void aStarTrustsEverything() {
        assertThat(TrustedPackages.all().trusts("com.acme.Order")).isTrue();
        assertThat(TrustedPackages.defaults().plus("*").trusts("com.acme.Order"))
                .isTrue();
    }

    @Test
    void aSettingAddsToTheDefaults() {
        // given
        TrustedPackages trusted = TrustedPackages.defaultsAnd(" com.acme.Order , com.shop.*,");

        // then
        assertThat(trusted.trusts("com.acme.Order")).isTrue();
        assertThat(trusted.trusts("com.acme.Other")).isFalse();
        assertThat(trusted.trusts("com.shop.deep.Cart")).isTrue();
        assertThat(trusted.trusts("java.lang.String")).isTrue();
        assertThat(TrustedPackages.defaultsAnd("")).isEqualTo(TrustedPackages.defaults());
        assertThat(TrustedPackages.defaultsAnd("*").trusts("com.acme.Other")).isTrue();
    }

    @Test
    void refusesABlankEntry() {
        assertThatThrownBy(() -> new TrustedPackages(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
