package org.opencmq.spring.boot.integration;

import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.Extensions;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.config.Endpoint;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.boot.CmqConnectionDetails;

/** What a client is told, read from where the connection factory reads it. */
final class ClientSettings {

    private ClientSettings() {}

    static CmqClientSettings of(CmqConnectionDetails details) {
        CmqConnectionFactory read = new CmqConnectionFactory(details.getEndpoint());
        String id = details.getSecretId();
        String key = details.getSecretKey();
        if (id != null && key != null) {
            read.setSecretId(id);
            read.setSecretKey(key);
        }
        ProviderSettings settings = read.settings();
        if (!(settings.endpoint() instanceof Endpoint.Remote remote)) {
            throw new IllegalStateException("a client of " + settings.endpoint()
                    + " must be defined as a bean of type CmqClient: it names no address");
        }
        if (settings.credentials().isEmpty() && !remote.isPrivate()) {
            throw new IllegalStateException("cmq.secret-id and cmq.secret-key must be set for " + remote.uri());
        }
        CmqClientSettings.Builder builder = CmqClientSettings.builder(remote.uri())
                .credentials(
                        settings.credentials().map(KeyPair::secretId).orElse(CmqServer.DEVELOPMENT_SECRET_ID),
                        settings.credentials().map(KeyPair::secretKey).orElse(CmqServer.DEVELOPMENT_SECRET_KEY))
                .extensions(settings.extensions() ? Extensions.AUTO : Extensions.OFF);
        settings.topicEndpoint().ifPresent(builder::topicEndpoint);
        return builder.build();
    }
}
