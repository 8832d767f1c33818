package org.opencmq.spring.boot.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.jms.CmqConnectionFactory;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.support.SpringFactoriesLoader;

class CmqRuntimeHintsTest {

    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        new CmqRuntimeHints().registerHints(hints, getClass().getClassLoader());
    }

    @Test
    void isFoundBySpring() {
        List<RuntimeHintsRegistrar> all = SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class);
        assertThat(all).hasAtLeastOneElementOfType(CmqRuntimeHints.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.opencmq.jms.jndi.CmqInitialContextFactory",
                "org.opencmq.jms.jndi.CmqObjectFactory",
                "org.opencmq.jms.CmqConnectionFactory",
                "org.opencmq.server.rocksdb.RocksDbStoreProvider"
            })
    void keepsWhatIsMadeByName(String type) throws Exception {
        assertThat(Class.forName(type)).isNotNull();
        assertThat(reflection()
                        .onType(TypeReference.of(type))
                        .withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS))
                .accepts(hints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.opencmq.jms.internal.destination.CmqQueue",
                "org.opencmq.jms.internal.destination.CmqTopic",
                "org.opencmq.jms.internal.destination.CmqTemporaryQueue",
                "org.opencmq.jms.internal.destination.CmqTemporaryTopic"
            })
    void keepsWhatIsSerialized(String type) throws Exception {
        assertThat(reflection().onJavaSerialization(Class.forName(type), true)).accepts(hints);
    }

    @Test
    void keepsTheWrittenFormOfAConnectionFactory() {
        for (Class<?> nested : CmqConnectionFactory.class.getDeclaredClasses()) {
            if (nested.isRecord()) {
                assertThat(reflection().onJavaSerialization(nested, true)).accepts(hints);
            }
        }
    }

    @Test
    void keepsTheListOfStores() {
        assertThat(resource().forResource("META-INF/services/org.opencmq.server.engine.local.MessageStoreProvider"))
                .accepts(hints);
    }

    @Test
    void findsThePoolWhoseConnectionFactoryIsLookedBehind() {
        assertThat(reflection().onType(TypeReference.of("org.messaginghub.pooled.jms.JmsPoolConnectionFactory")))
                .accepts(hints);
    }

    @Test
    void registersNothingThatIsNotThere() {
        RuntimeHints none = new RuntimeHints();
        new CmqRuntimeHints().registerHints(none, new ClassLoader(null) {});
        assertThat(none.reflection().typeHints()).isEmpty();
    }
}
