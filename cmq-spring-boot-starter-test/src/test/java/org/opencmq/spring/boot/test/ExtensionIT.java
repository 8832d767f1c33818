package org.opencmq.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;

/** The JUnit extension comes along, for tests without a context. */
class ExtensionIT {

    @RegisterExtension
    static final CmqServerExtension CMQ = CmqServerExtension.create();

    @Test
    void startsAServerWithoutAContext(URI endpoint, @UniqueName("orders") String queue) {
        assertThat(endpoint.getPort()).isEqualTo(CMQ.server().port());
        assertThat(queue).startsWith("orders-");
    }
}
