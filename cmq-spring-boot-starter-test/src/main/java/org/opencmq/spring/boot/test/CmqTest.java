package org.opencmq.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the messaging of an application and nothing else: auto-configuration of CMQ, JMS and JSON only, a server of the
 * context's own, and no component of the application but what {@link #includeFilters()} takes or the test imports.
 *
 * <pre>{@code
 * @CmqTest
 * @Import(OrderListener.class)
 * class OrderListenerTest {
 *     @Autowired JmsClient client;
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(CmqTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(CmqTypeExcludeFilter.class)
@AutoConfigureCmq
@AutoConfigureCmqServer
@ImportAutoConfiguration
public @interface CmqTest {

    /** Properties in the form {@code key=value} that the context has before all others. */
    String[] properties() default {};

    /** Whether components are left out unless a filter takes them. */
    boolean useDefaultFilters() default true;

    /** Takes components that would be left out. */
    Filter[] includeFilters() default {};

    /** Leaves out components that would be taken. */
    Filter[] excludeFilters() default {};

    /** Auto-configurations that are left out. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
