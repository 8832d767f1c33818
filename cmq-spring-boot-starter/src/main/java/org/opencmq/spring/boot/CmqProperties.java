package org.opencmq.spring.boot;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.jms.autoconfigure.JmsPoolConnectionFactoryProperties;

/** What an application says about CMQ in its configuration. */
@ConfigurationProperties("cmq")
public class CmqProperties {

    /**
     * Endpoint URL of the CMQ service, such as https://cmq-gz.public.tencenttdmq.com. When it is not set, a server is
     * embedded in the application.
     */
    private @Nullable String endpoint;

    /** Id of the key pair, starting with AKID. Needed unless the endpoint is this machine. */
    private @Nullable String secretId;

    /** Secret of the key pair. */
    private @Nullable String secretKey;

    /** Further options of the connection factory, by the names its URL takes, such as 'extensions: off'. */
    private final Map<String, String> options = new LinkedHashMap<>();

    private final Embedded embedded = new Embedded();

    @NestedConfigurationProperty
    private final JmsPoolConnectionFactoryProperties pool = new JmsPoolConnectionFactoryProperties();

    public @Nullable String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(@Nullable String endpoint) {
        this.endpoint = endpoint;
    }

    public @Nullable String getSecretId() {
        return secretId;
    }

    public void setSecretId(@Nullable String secretId) {
        this.secretId = secretId;
    }

    public @Nullable String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public Map<String, String> getOptions() {
        return options;
    }

    public Embedded getEmbedded() {
        return embedded;
    }

    public JmsPoolConnectionFactoryProperties getPool() {
        return pool;
    }

    /** The server inside the application. */
    public static class Embedded {

        /** Whether to start a server inside the application when no endpoint is set. */
        private boolean enabled = true;

        /** Port of the embedded server on the loopback address, 0 to 65535; 0 picks a free one. */
        private int port;

        /**
         * Folder that keeps the messages across restarts; needs cmq-server-rocksdb on the class path. When it is not set,
         * messages live in memory and go with the application.
         */
        private @Nullable Path dataFolder;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public int getPort() {
            return port;
        }

        /** Sets the port. */
        public void setPort(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("cmq.embedded.port must be 0 (a free port) to 65535, was " + port);
            }
            this.port = port;
        }

        public @Nullable Path getDataFolder() {
            return dataFolder;
        }

        public void setDataFolder(@Nullable Path dataFolder) {
            this.dataFolder = dataFolder;
        }
    }
}
