package org.opencmq.spring.boot.observation;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spells the names of trace headers so that they can be properties of JMS messages, which must be Java identifiers:
 * {@code X-B3-TraceId} becomes {@code X_B3_TraceId}. {@code traceparent}, {@code tracestate} and {@code b3} stay themselves.
 * A message from elsewhere that has the header under its own name is understood too.
 */
final class JmsPropagator implements Propagator {

    private final Propagator delegate;

    JmsPropagator(Propagator delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<String> fields() {
        return delegate.fields().stream().map(JmsPropagator::spelled).toList();
    }

    @Override
    public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
        delegate.inject(context, carrier, (message, name, value) -> setter.set(message, spelled(name), value));
    }

    @Override
    public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
        return delegate.extract(carrier, new Getter<C>() {
            @Override
            public @Nullable String get(C message, String name) {
                String spelled = spelled(name);
                String value = getter.get(message, spelled);
                return value != null || spelled.equals(name) ? value : getter.get(message, name);
            }
        });
    }

    static String spelled(String name) {
        StringBuilder spelled = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = i == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
            spelled.append(fits ? c : '_');
        }
        return spelled.toString();
    }
}
