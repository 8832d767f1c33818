package org.opencmq.spring.boot.properties;

/** What an application says about one of several connections, under {@code cmq.connections.NAME.*}. */
public class NamedConnectionProperties extends ConnectionProperties {

    /** Whether this connection is injected where none is named. Default: the one that is configured by cmq.* itself. */
    private boolean primary;

    public boolean isPrimary() {
        return primary;
    }

    public void setPrimary(boolean primary) {
        this.primary = primary;
    }
}
