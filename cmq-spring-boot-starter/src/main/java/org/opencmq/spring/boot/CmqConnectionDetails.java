package org.opencmq.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where the CMQ service is and who asks it. A bean of this type takes the place of {@code cmq.endpoint}, {@code cmq.region},
 * the key pair and {@code cmq.ssl.bundle}, and no server is embedded then.
 */
public interface CmqConnectionDetails extends ConnectionDetails {

    /** The endpoint URL, such as {@code http://127.0.0.1:8080}, as {@code CmqConnectionFactory} takes it. */
    String getEndpoint();

    /** The endpoint URL of topics; null when it is the same. */
    default @Nullable String getTopicEndpoint() {
        return null;
    }

    /** The id of the key pair; null for the development key pair, which only an endpoint on this machine accepts. */
    default @Nullable String getSecretId() {
        return null;
    }

    /** The secret of the key pair; null together with the id. */
    default @Nullable String getSecretKey() {
        return null;
    }

    /** The token of temporary credentials; null for a permanent key pair. */
    default @Nullable String getToken() {
        return null;
    }

    /** Whose trust is used for https; null for that of the Java runtime. */
    default @Nullable SslBundle getSslBundle() {
        return null;
    }
}
