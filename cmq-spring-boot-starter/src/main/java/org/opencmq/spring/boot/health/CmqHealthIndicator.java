package org.opencmq.spring.boot.health;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.CmqService;
import org.opencmq.jms.monitor.ServiceStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up when the service answers one authenticated request in time. Details: endpoint, product, version and extensions; when it
 * is down, CMQ's code or {@code unreached}.
 */
public class CmqHealthIndicator extends AbstractHealthIndicator {

    private final CmqConnectionFactory factory;
    private final Duration timeout;

    /**
     * Checks the service of a factory.
     *
     * @param timeout for the answer, 1 ms to 24 h
     */
    public CmqHealthIndicator(CmqConnectionFactory factory, Duration timeout) {
        super("CMQ health check failed");
        this.factory = factory;
        this.timeout = timeout;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.withDetail("endpoint", factory.settings().endpoint().toString());
        try (CmqService service = factory.openService()) {
            ServiceStatus status = service.status(timeout);
            builder.up().withDetail("product", status.product()).withDetail("extensions", status.extensions());
            if (!status.version().isEmpty()) {
                builder.withDetail("version", status.version());
            }
        } catch (JMSException e) {
            builder.down(e);
            if (e.getErrorCode() != null) {
                builder.withDetail("code", e.getErrorCode());
            }
        }
    }
}
