package org.opencmq.spring.boot;

import jakarta.jms.ConnectionFactory;
import java.util.Optional;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.springframework.jms.connection.DelegatingConnectionFactory;
import org.springframework.jms.connection.SingleConnectionFactory;
import org.springframework.util.ClassUtils;

/** Finds the provider's own connection factory behind caches, pools and delegates. */
public final class NativeFactories {

    private static final boolean POOLS = ClassUtils.isPresent(
            "org.messaginghub.pooled.jms.JmsPoolConnectionFactory", NativeFactories.class.getClassLoader());

    private NativeFactories() {}

    /** The provider's factory; empty for one of another provider. */
    public static Optional<CmqConnectionFactory> behind(Object factory) {
        if (factory instanceof CmqConnectionFactory found) {
            return Optional.of(found);
        }
        Object target = null;
        if (factory instanceof SingleConnectionFactory single) {
            target = single.getTargetConnectionFactory();
        } else if (factory instanceof DelegatingConnectionFactory delegating) {
            target = delegating.getTargetConnectionFactory();
        } else if (POOLS) {
            target = Pools.target(factory);
        }
        return target instanceof ConnectionFactory next ? behind(next) : Optional.empty();
    }

    /** Loaded only with pooled-jms on the class path. */
    private static final class Pools {

        private static Object target(Object factory) {
            return factory instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : "";
        }
    }
}
