package org.opencmq.examples.patterns;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.support.converter.JacksonJsonMessageConverter;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.jms.support.converter.MessageType;
import tools.jackson.databind.json.JsonMapper;

/** Objects travel as JSON text, and the trace that the sender began goes on in the listener. */
@Configuration
@EnableAutoConfiguration
class JsonTracingPattern implements Pattern {

    /** What travels. */
    record Order(String item, int count) {}

    private final Heard heard = new Heard();
    private final JmsClient jms;
    private final Tracer tracer;

    JsonTracingPattern(JmsClient jms, Tracer tracer) {
        this.jms = jms;
        this.tracer = tracer;
    }

    @Bean
    static MessageConverter json(JsonMapper mapper) {
        JacksonJsonMessageConverter converter = new JacksonJsonMessageConverter(mapper);
        converter.setTypeIdPropertyName("type");
        converter.setTargetType(MessageType.TEXT);
        return converter;
    }

    @JmsListener(destination = "json-orders")
    void handle(Order order) {
        Span span = tracer.currentSpan();
        heard.tell("json-tracing: " + order.count() + " x " + order.item() + " in trace "
                + (span == null ? "none" : span.context().traceId()));
    }

    @Override
    public void show() throws InterruptedException {
        Span span = tracer.nextSpan().name("order").start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            jms.destination("json-orders").send(new Order("tea", 3));
        } finally {
            scope.close();
            span.end();
        }
        boolean same = heard.next().endsWith(span.context().traceId());
        System.out.println("json-tracing: " + (same ? "the same trace" : "another trace"));
    }
}
