package org.opencmq.spring.boot;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the CMQ service is and who asks it. A bean of this type takes the place of {@code cmq.endpoint},
 * {@code cmq.secret-id} and {@code cmq.secret-key}.
 */
public interface CmqConnectionDetails extends ConnectionDetails {

    /** The endpoint URL, such as {@code http://127.0.0.1:8080}, as {@code CmqConnectionFactory} takes it. */
    String endpoint();

    /** The key pair's id. */
    String secretId();

    /** The key pair's secret. */
    String secretKey();
}
