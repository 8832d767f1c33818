package org.opencmq.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.server.CmqServer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;

/** A trace begun by a sender goes on in the listener, in each format that Boot can be told to use. */
class TracePropagationIT {

    private static final CmqServer SERVER =
            CmqServer.builder().port(0).inMemory().start();

    record Heard(String traceId, String parentId, List<String> properties) {}

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final Tracer tracer;

        Application(Tracer tracer) {
            this.tracer = tracer;
        }

        @JmsListener(destination = "${traced.queue}")
        @SuppressWarnings("unchecked") // the API predates generics
        void hear(Message message) throws Exception {
            Span span = tracer.currentSpan();
            heard.add(new Heard(
                    span == null ? "none" : span.context().traceId(),
                    span == null ? "none" : String.valueOf(span.context().parentId()),
                    Collections.list(message.getPropertyNames())));
        }
    }

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({"W3C, traceparent", "B3, b3", "B3_MULTI, X_B3_TraceId"})
    void goesOnInTheListener(String format, String property) throws InterruptedException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "cmq.endpoint=" + SERVER.endpoint(),
                        "traced.queue=" + property, // a queue of its own: nothing comes again from a test before
                        "management.tracing.sampling.probability=1.0",
                        "management.tracing.propagation.type=" + format)
                .run()) {
            Tracer tracer = context.getBean(Tracer.class);

            // when
            Span span = tracer.nextSpan().name("sender").start();
            try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
                assertThat(scope).isNotNull();
                context.getBean(JmsClient.class).destination(property).send("hello");
            } finally {
                span.end();
            }

            // then
            Heard heard = context.getBean(Application.class).heard.poll(60, TimeUnit.SECONDS);
            assertThat(heard).isNotNull();
            assertThat(heard.traceId()).isEqualTo(span.context().traceId());
            assertThat(heard.parentId()).isNotEqualTo("none");
            assertThat(heard.properties()).contains(property);
        }
    }
}
