package org.opencmq.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the CMQ service is and who asks it. A bean of this type takes the place of {@code cmq.endpoint},
 * {@code cmq.secret-id} and {@code cmq.secret-key}, and no server is embedded then.
 */
public interface CmqConnectionDetails extends ConnectionDetails {

    /** The endpoint URL, such as {@code http://127.0.0.1:8080}, as {@code CmqConnectionFactory} takes it. */
    String getEndpoint();

    /** The id of the key pair; null for the development key pair, which only an endpoint on this machine accepts. */
    default @Nullable String getSecretId() {
        return null;
    }

    /** The secret of the key pair; null together with the id. */
    default @Nullable String getSecretKey() {
        return null;
    }
}
