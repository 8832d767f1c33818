package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionTest {

    @Test
    void findsARegionByEitherSpelling() {
        assertThat(Region.find("gz")).contains(new Region("gz", "ap-guangzhou"));
        assertThat(Region.find("AP-Guangzhou")).contains(new Region("gz", "ap-guangzhou"));
        assertThat(Region.find("atlantis")).isEmpty();
    }

    @Test
    void listsAllRegionsForMessages() {
        assertThat(Region.list()).startsWith("bj (ap-beijing), ").contains("use (na-ashburn)");
    }
}
