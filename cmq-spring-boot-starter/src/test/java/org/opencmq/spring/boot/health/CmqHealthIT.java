package org.opencmq.spring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.connection.CmqConnectionsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.jms.autoconfigure.health.JmsHealthContributorAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CmqHealthIT {

    private static final CmqServer SERVER =
            CmqServer.builder().port(0).inMemory().start();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class,
                    CmqConnectionsAutoConfiguration.class,
                    JmsAutoConfiguration.class,
                    CmqHealthAutoConfiguration.class,
                    JmsHealthContributorAutoConfiguration.class));

    private final ApplicationContextRunner atServer =
            runner.withPropertyValues("cmq.endpoint=" + SERVER.endpoint(), "cmq.health.timeout=20s");

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    @Test
    void asksTheServiceEachTimeAndShowsWhatItIs() {
        atServer.run(context -> {
            long before = SERVER.requests().of("ListQueue");
            Health health = health(context);
            Health again = health(context);

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(again.getStatus()).isEqualTo(Status.UP);
            assertThat(SERVER.requests().of("ListQueue") - before).isEqualTo(2);
            assertThat(health.getDetails())
                    .containsEntry("endpoint", SERVER.endpoint().toString())
                    .containsKeys("product", "extensions");
        });
    }

    @Test
    void isDownWithTheCodeWhenTheKeyIsWrong() {
        atServer.withPropertyValues("cmq.secret-id=" + CmqServer.DEVELOPMENT_SECRET_ID, "cmq.secret-key=wrong")
                .run(context -> {
                    Health health = health(context);
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails()).containsEntry("code", "4100");
                });
    }

    @Test
    void isDownWhenNobodyAnswers() {
        runner.withPropertyValues("cmq.endpoint=http://127.0.0.1:1", "cmq.health.timeout=200ms")
                .run(context -> {
                    Health health = health(context);
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails())
                            .containsEntry("code", "unreached")
                            .containsEntry("endpoint", "http://127.0.0.1:1");
                });
    }

    @Test
    void checksEveryConnection() {
        atServer.withPropertyValues("cmq.connections.other.endpoint=http://127.0.0.1:1")
                .run(context -> assertThat(context.getBean("jmsHealthContributor"))
                        .isInstanceOfSatisfying(CompositeHealthContributor.class, all -> assertThat(all)
                                .hasSize(2)));
    }

    @Test
    void staysAwayWhenItIsSwitchedOff() {
        atServer.withPropertyValues("management.health.jms.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("jmsHealthContributor"));
    }

    @Test
    void refusesATimeoutOutsideOfItsRange() {
        atServer.withPropertyValues("cmq.health.timeout=1ms").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("cmq.health.timeout must be 100ms to 1m, was 1ms"));
    }

    private static Health health(AssertableApplicationContext context) {
        return context.getBean("jmsHealthContributor", HealthIndicator.class).health();
    }
}
