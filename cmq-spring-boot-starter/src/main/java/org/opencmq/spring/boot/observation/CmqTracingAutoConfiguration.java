package org.opencmq.spring.boot.observation;

import io.micrometer.jakarta9.instrument.jms.JmsProcessObservationContext;
import io.micrometer.jakarta9.instrument.jms.JmsPublishObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Handles the observations of sent and received JMS messages before the general handlers of Boot do, with names of properties
 * that JMS allows. Boot itself gives templates and listener containers the observation registry.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
@ConditionalOnClass({Tracer.class, JmsPublishObservationContext.class})
@ConditionalOnBean({Tracer.class, Propagator.class})
@ConditionalOnBooleanProperty(name = "cmq.observation.tracing", matchIfMissing = true)
public final class CmqTracingAutoConfiguration {

    /** Before the receiver handler of Boot, which has 1000. */
    private static final int BEFORE_BOOT = 900;

    @Bean
    @Order(BEFORE_BOOT)
    JmsSenderTracing cmqJmsSenderTracing(Tracer tracer, Propagator propagator) {
        return new JmsSenderTracing(tracer, new JmsPropagator(propagator));
    }

    @Bean
    @Order(BEFORE_BOOT)
    JmsReceiverTracing cmqJmsReceiverTracing(Tracer tracer, Propagator propagator) {
        return new JmsReceiverTracing(tracer, new JmsPropagator(propagator));
    }

    /** Puts the trace into messages that are sent. */
    static final class JmsSenderTracing
            extends PropagatingSenderTracingObservationHandler<JmsPublishObservationContext> {

        private JmsSenderTracing(Tracer tracer, Propagator propagator) {
            super(tracer, propagator);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof JmsPublishObservationContext;
        }
    }

    /** Goes on with the trace of messages that are received. */
    static final class JmsReceiverTracing
            extends PropagatingReceiverTracingObservationHandler<JmsProcessObservationContext> {

        private JmsReceiverTracing(Tracer tracer, Propagator propagator) {
            super(tracer, propagator);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof JmsProcessObservationContext;
        }
    }
}
