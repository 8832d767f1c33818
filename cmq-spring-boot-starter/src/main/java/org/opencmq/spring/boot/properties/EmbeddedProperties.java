package org.opencmq.spring.boot.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server inside of the application. */
public class EmbeddedProperties {

    /** Whether to start a server inside of the application when neither endpoint nor region is set. */
    private boolean enabled = true;

    /** Port of the embedded server on the loopback address, 0 to 65535; 0 picks a free one. */
    private int port;

    /**
     * Folder that keeps the messages across restarts; needs cmq-server-rocksdb on the class path. When it is not set, messages
     * live in memory and go with the application.
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

    /**
     * Sets the port.
     *
     * @throws IllegalArgumentException when it is not 0 to 65535
     */
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
