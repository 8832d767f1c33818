package org.opencmq.spring.boot.aot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * What is looked up by name: the JNDI classes of the provider, what a directory or a stream makes of its objects, the stores
 * of the embedded server, which {@code ServiceLoader} finds, and the pool whose presence {@code NativeFactories} asks for.
 */
class CmqRuntimeHints implements RuntimeHintsRegistrar {

    private static final String STORES = "org.opencmq.server.engine.local.MessageStoreProvider";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        byName(hints, classLoader, "org.opencmq.jms.jndi.CmqInitialContextFactory");
        byName(hints, classLoader, "org.opencmq.jms.jndi.CmqObjectFactory");
        byName(hints, classLoader, "org.opencmq.jms.CmqConnectionFactory");
        byName(hints, classLoader, "org.opencmq.server.rocksdb.RocksDbStoreProvider");
        hints.reflection().registerTypeIfPresent(classLoader, "org.messaginghub.pooled.jms.JmsPoolConnectionFactory");
        for (String type : new String[] {"CmqQueue", "CmqTopic", "CmqTemporaryQueue", "CmqTemporaryTopic"}) {
            serialized(hints, classLoader, "org.opencmq.jms.internal.destination." + type);
        }
        serialized(hints, classLoader, "org.opencmq.jms.CmqConnectionFactory.Written");
        hints.resources().registerPattern("META-INF/services/" + STORES);
    }

    private static void byName(RuntimeHints hints, @Nullable ClassLoader classLoader, String type) {
        hints.reflection().registerTypeIfPresent(classLoader, type, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
    }

    private static void serialized(RuntimeHints hints, @Nullable ClassLoader classLoader, String type) {
        if (ClassUtils.isPresent(type, classLoader)) {
            hints.reflection().registerJavaSerialization(ClassUtils.resolveClassName(type, classLoader));
        }
    }
}
