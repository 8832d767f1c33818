package org.opencmq.spring.boot.aot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.connection.CmqConnectionsAutoConfiguration;
import org.opencmq.spring.boot.connection.CmqOperationsAutoConfiguration;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** Contexts of this starter can be turned into code ahead of time. */
class AheadOfTimeTest {

    @Test
    void writesCodeForEveryBeanOfSeveralConnections() {
        // given
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("org.example", "Application")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(
                            "cmq.endpoint=http://127.0.0.1:1", "cmq.connections.billing.endpoint=http://127.0.0.1:2")
                    .applyTo(context);
            context.register(
                    CmqAutoConfiguration.class,
                    CmqConnectionsAutoConfiguration.class,
                    JmsAutoConfiguration.class,
                    CmqOperationsAutoConfiguration.class);

            // when
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
        }

        // then
        assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
                .anyMatch(file -> file.contains("NamedConnection"))
                .anyMatch(file -> file.contains("CmqAutoConfiguration"));
    }
}
