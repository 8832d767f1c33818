package org.opencmq.spring.boot.listener;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;

/** Started by {@link VirtualThreadsIT}; compiled for a Java that does not know virtual threads yet. */
final class VirtualThreadsProgram {

    private VirtualThreadsProgram() {}

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        final CompletableFuture<Boolean> virtual = new CompletableFuture<>();

        @JmsListener(destination = "virtual")
        void hear(String text) throws ReflectiveOperationException {
            virtual.complete((Boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread()));
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties("spring.threads.virtual.enabled=true", "spring.docker.compose.enabled=false")
                .run()) {
            context.getBean(JmsTemplate.class).convertAndSend("virtual", "hello");
            boolean virtual = context.getBean(Application.class).virtual.get(60, TimeUnit.SECONDS);
            System.out.println("heard on a virtual thread: " + virtual);
        }
    }
}
