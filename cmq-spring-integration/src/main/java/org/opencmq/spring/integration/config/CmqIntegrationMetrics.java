package org.opencmq.spring.integration.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.outbound.CmqOutboundGateway;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Counts of the components of an application, tagged with the {@code name} of their bean. Times and outcomes of channels and
 * handlers are metrics of Spring Integration itself.
 *
 * <ul>
 *   <li>{@code cmq.integration.received}: messages received
 *   <li>{@code cmq.integration.failed}: attempts to handle messages that failed
 *   <li>{@code cmq.integration.outages}: how often the service was away
 *   <li>{@code cmq.integration.stale}: messages held longer than their lease
 *   <li>{@code cmq.integration.pending}: requests that wait for their reply
 * </ul>
 */
public final class CmqIntegrationMetrics implements MeterBinder {

    private final ListableBeanFactory beans;

    /** Of the components among these beans. */
    public CmqIntegrationMetrics(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        beans.getBeansOfType(CmqMessageDrivenChannelAdapter.class, false, false).forEach((name, adapter) -> {
            count(registry, "received", name, adapter, CmqMessageDrivenChannelAdapter::getReceivedCount);
            count(registry, "failed", name, adapter, CmqMessageDrivenChannelAdapter::getFailedCount);
            count(registry, "outages", name, adapter, CmqMessageDrivenChannelAdapter::getOutageCount);
            count(registry, "stale", name, adapter, CmqMessageDrivenChannelAdapter::getStaleCount);
        });
        beans.getBeansOfType(CmqInboundGateway.class, false, false).forEach((name, gateway) -> {
            count(registry, "received", name, gateway, CmqInboundGateway::getReceivedCount);
            count(registry, "failed", name, gateway, CmqInboundGateway::getFailedCount);
            count(registry, "outages", name, gateway, CmqInboundGateway::getOutageCount);
            count(registry, "stale", name, gateway, CmqInboundGateway::getStaleCount);
        });
        beans.getBeansOfType(CmqOutboundGateway.class, false, false).forEach((name, gateway) -> Gauge.builder(
                        "cmq.integration.pending", gateway, CmqOutboundGateway::getPendingCount)
                .tag("name", name)
                .register(registry));
    }

    private static <T> void count(
            MeterRegistry registry, String what, String name, T component, ToDoubleFunction<T> value) {
        FunctionCounter.builder("cmq.integration." + what, component, value)
                .tag("name", name)
                .register(registry);
    }
}
