package org.opencmq.spring.boot.container;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.Container;

/**
 * Connection details of a container with {@code @ServiceConnection} whose name, or whose image, is one of {@link
 * ContainerKeys#NAMES}. The server listens on port 8080 there.
 */
class CmqContainerConnectionDetailsFactory
        extends ContainerConnectionDetailsFactory<Container<?>, CmqConnectionDetails> {

    CmqContainerConnectionDetailsFactory() {
        super(ContainerKeys.NAMES);
    }

    @Override
    protected CmqConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
        return new Details(source);
    }

    private static final class Details extends ContainerConnectionDetails<Container<?>>
            implements CmqConnectionDetails {

        private Details(ContainerConnectionSource<Container<?>> source) {
            super(source);
        }

        @Override
        public String getEndpoint() {
            String scheme = getSslBundle() == null ? "http" : "https";
            return scheme + "://" + getContainer().getHost() + ":"
                    + getContainer().getMappedPort(ContainerKeys.PORT);
        }

        @Override
        public @Nullable String getSecretId() {
            return keys().secretId();
        }

        @Override
        public @Nullable String getSecretKey() {
            return keys().secretKey();
        }

        @Override
        public @Nullable SslBundle getSslBundle() {
            return super.getSslBundle();
        }

        private ContainerKeys keys() {
            return ContainerKeys.of(
                    getContainer().getEnvMap(), Map.of(), List.of(getContainer().getCommandParts()));
        }
    }
}
