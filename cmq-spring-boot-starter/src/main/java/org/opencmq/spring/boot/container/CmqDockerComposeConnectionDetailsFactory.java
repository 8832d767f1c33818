package org.opencmq.spring.boot.container;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Connection details of a service of a compose file whose image is one of {@link ContainerKeys#NAMES}, or whose label {@code
 * org.springframework.boot.service-connection} names one.
 */
class CmqDockerComposeConnectionDetailsFactory extends DockerComposeConnectionDetailsFactory<CmqConnectionDetails> {

    CmqDockerComposeConnectionDetailsFactory() {
        super(ContainerKeys.NAMES.toArray(String[]::new));
    }

    @Override
    protected CmqConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return new Details(source.getRunningService());
    }

    private static final class Details extends DockerComposeConnectionDetails implements CmqConnectionDetails {

        private final String endpoint;
        private final ContainerKeys keys;

        private Details(RunningService service) {
            super(service);
            this.endpoint = "http://" + service.host() + ":" + service.ports().get(ContainerKeys.PORT);
            this.keys = ContainerKeys.of(service.env(), service.labels(), List.of());
        }

        @Override
        public String getEndpoint() {
            return endpoint;
        }

        @Override
        public @Nullable String getSecretId() {
            return keys.secretId();
        }

        @Override
        public @Nullable String getSecretKey() {
            return keys.secretKey();
        }
    }
}
