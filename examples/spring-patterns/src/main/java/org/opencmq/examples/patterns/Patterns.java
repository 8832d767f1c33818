package org.opencmq.examples.patterns;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opencmq.server.CmqServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Shows the patterns that are named as arguments, or all of them. */
public final class Patterns {

    private static final Map<String, Class<? extends Pattern>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("topic", TopicPattern.class);
        ALL.put("request-reply", RequestReplyPattern.class);
        ALL.put("transactions", TransactionsPattern.class);
        ALL.put("dead-letter", DeadLetterPattern.class);
        ALL.put("json-tracing", JsonTracingPattern.class);
        ALL.put("two-servers", TwoServersPattern.class);
    }

    private Patterns() {}

    /** Runs each as an application of its own, with a server embedded in it and another beside it, and ends. */
    public static void main(String[] arguments) throws Exception {
        for (String name : arguments.length == 0 ? ALL.keySet().toArray(new String[0]) : arguments) {
            Class<? extends Pattern> pattern = ALL.get(name);
            if (pattern == null) {
                throw new IllegalArgumentException("there is no pattern " + name + "; there are " + ALL.keySet());
            }
            try (CmqServer partner = CmqServer.builder().port(0).inMemory().start();
                    ConfigurableApplicationContext context = new SpringApplicationBuilder(pattern)
                            .web(WebApplicationType.NONE)
                            .profiles(name)
                            .properties("partner.endpoint=" + partner.endpoint())
                            .run()) {
                context.getBean(pattern).show();
            }
        }
    }
}
