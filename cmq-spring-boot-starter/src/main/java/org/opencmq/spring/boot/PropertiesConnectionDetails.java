package org.opencmq.spring.boot;

import org.jspecify.annotations.Nullable;
import org.opencmq.spring.boot.properties.ConnectionProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The connection details that properties under one prefix give. Immutable, read when made. */
public final class PropertiesConnectionDetails implements CmqConnectionDetails {

    private final ServiceAddress address;
    private final ConnectionProperties properties;
    private final @Nullable SslBundle bundle;

    /**
     * Reads the properties.
     *
     * @param prefix where they stand, such as {@code cmq} or {@code cmq.connections.billing}
     * @throws NoCmqEndpointException when they give neither endpoint nor region
     * @throws MissingSslBundleException when they name a bundle that does not exist
     */
    public PropertiesConnectionDetails(
            String prefix, ConnectionProperties properties, ObjectProvider<SslBundles> bundles) {
        this.address =
                ServiceAddress.of(prefix, properties).orElseThrow(() -> NoCmqEndpointException.ofConnection(prefix));
        this.properties = properties;
        this.bundle = bundle(prefix, properties, bundles);
    }

    private static @Nullable SslBundle bundle(
            String prefix, ConnectionProperties properties, ObjectProvider<SslBundles> bundles) {
        String name = properties.getSsl().getBundle();
        if (name == null || name.isBlank()) {
            return null;
        }
        SslBundles all = bundles.getIfAvailable();
        if (all == null) {
            throw new MissingSslBundleException(prefix + ".ssl.bundle", name, null);
        }
        try {
            return all.getBundle(name);
        } catch (NoSuchSslBundleException e) {
            throw new MissingSslBundleException(prefix + ".ssl.bundle", name, e);
        }
    }

    @Override
    public String getEndpoint() {
        return address.queues();
    }

    @Override
    public @Nullable String getTopicEndpoint() {
        return address.topics();
    }

    @Override
    public @Nullable String getSecretId() {
        return properties.getSecretId();
    }

    @Override
    public @Nullable String getSecretKey() {
        return properties.getSecretKey();
    }

    @Override
    public @Nullable String getToken() {
        return properties.getToken();
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return bundle;
    }
}
