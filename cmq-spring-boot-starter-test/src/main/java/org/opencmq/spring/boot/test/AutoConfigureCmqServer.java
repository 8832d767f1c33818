package org.opencmq.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;

/**
 * Starts a CMQ server in memory for the application context of a test and lets the application use it, whatever
 * {@code cmq.endpoint} says. Tests that share a context share the server; a name may be used again as soon as its queue is
 * deleted. The {@code CmqServer} is a bean.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureCmqServer
 * class OrdersTest { … }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(CmqServerTestAutoConfiguration.class)
@PropertyMapping("cmq.test.server")
public @interface AutoConfigureCmqServer {

    /** Whether to start a server; with false everything is as the application has it. */
    boolean enabled() default true;

    /** Whether the server offers more than plain CMQ; false to see how the application fares on the vendor's service. */
    boolean extensions() default true;
}
