package org.opencmq.spring.boot.listener;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets listeners wait 20 s for a message instead of Boot's 1 s, unless the application says otherwise anywhere: each empty
 * poll is a request, which a CMQ account pays for. Runs after everything else that brings properties.
 */
public final class ListenerDefaults implements EnvironmentPostProcessor, Ordered {

    static final String RECEIVE_TIMEOUT = "spring.jms.listener.receive-timeout";

    private static final String SOURCE = "cmqListenerDefaults";

    /** Made by Boot. */
    public ListenerDefaults() {}

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // Asked first, because default properties of the application are moved behind ours afterwards.
        if (!environment.containsProperty(RECEIVE_TIMEOUT)) {
            environment.getPropertySources().addLast(new MapPropertySource(SOURCE, Map.of(RECEIVE_TIMEOUT, "20s")));
        }
    }
}
