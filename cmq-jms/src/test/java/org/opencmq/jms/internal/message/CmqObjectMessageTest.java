package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.jms.config.TrustedPackages;

class CmqObjectMessageTest {

    private static boolean trapSprung;

    /** A class that does something when it is loaded to be read. */
    static final class Trap implements Serializable {
        private static final long serialVersionUID = 1;

        static {
            Sprung.initialised = true;
        }

        @SuppressWarnings("unused") // called by serialisation
        private void readObject(ObjectInputStream in) {
            trapSprung = true;
        }
    }

    static final class Sprung {
        static boolean initialised;
    }

    record Order(String id, List<String> lines) implements Serializable {}

    enum Colour {
        RED
    }

    private static CmqObjectMessage received(Serializable object, TrustedPackages trusted) throws JMSException {
        CmqObjectMessage sent = new CmqObjectMessage(trusted);
        sent.setObject(object);
        CmqObjectMessage received = new CmqObjectMessage(trusted, sent.serialised(), sent.className());
        received.markReceived();
        return received;
    }

    static Stream<Serializable> platformValues() {
        return Stream.of(
                true,
                (byte) 1,
                (short) 2,
                'c',
                3,
                4L,
                5f,
                6d,
                "text",
                new BigDecimal("1.5"),
                Instant.EPOCH,
                Duration.ofDays(1),
                ZonedDateTime.parse("2020-01-02T03:04:05+01:00[Europe/Berlin]"),
                DayOfWeek.MONDAY,
                new UUID(1, 2),
                Locale.CHINA,
                new ArrayList<>(List.of(1, 2)),
                (Serializable) List.of("a", "b"),
                (Serializable) Map.of("a", 1),
                (Serializable) Arrays.asList("a", "b"),
                new HashMap<>(Map.of("k", new ArrayList<>(List.of(1L)))),
                new TreeMap<>(Map.of("k", "v")),
                new ConcurrentHashMap<>(Map.of("k", "v")),
                EnumSet.of(DayOfWeek.MONDAY),
                new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)));
    }

    @ParameterizedTest
    @MethodSource("platformValues")
    void readsValuesOfThePlatform(Serializable value) throws JMSException {
        assertThat(received(value, TrustedPackages.defaults()).getObject()).isEqualTo(value);
    }

    @Test
    void readsArrays() throws JMSException {
        TrustedPackages trusted = TrustedPackages.defaults();

        assertThat((int[]) received(new int[] {1, 2}, trusted).getObject()).containsExactly(1, 2);
        assertThat((byte[]) received(new byte[100_000], trusted).getObject()).hasSize(100_000);
        assertThat((long[][]) received(new long[][] {{1}, {2}}, trusted).getObject())
                .hasDimensions(2, 1);
        assertThat((String[]) received(new String[] {"a"}, trusted).getObject()).containsExactly("a");
        assertThat((Object[]) received(new Object[] {"a", 1, null}, trusted).getObject())
                .containsExactly("a", 1, null);
    }

    @Test
    void neverLoadsAClassThatIsNotTrusted() throws JMSException {
        // given
        CmqObjectMessage message = received(new Trap(), TrustedPackages.defaults());
        trapSprung = false;

        // then
        assertThatThrownBy(message::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining(Trap.class.getName())
                .hasMessageContaining("message.trustedClasses");
        assertThat(trapSprung).isFalse();
    }

    @Test
    void refusesUntrustedClassesInsideTrustedOnesAndInArrays() throws JMSException {
        TrustedPackages trusted = TrustedPackages.defaults();

        for (Serializable hidden : List.of(
                new ArrayList<>(List.of(new Trap())),
                new HashMap<>(Map.of("k", new Trap())),
                new Trap[] {},
                new Trap[][] {{}},
                new Object[] {new Trap()},
                Colour.RED,
                new Order("1", List.of()))) {
            assertThatThrownBy(() -> received(hidden, trusted).getObject())
                    .isInstanceOf(MessageFormatException.class)
                    .hasMessageContaining(getClass().getName());
        }
    }

    @Test
    void refusesProxiesOfUntrustedInterfaces() throws JMSException {
        // given
        InvocationHandler handler = (InvocationHandler & Serializable) (proxy, method, arguments) -> null;
        Serializable proxy = (Serializable) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class, Serializable.class}, handler);

        // then
        assertThatThrownBy(() -> received(proxy, TrustedPackages.defaults()).getObject())
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void readsClassesOfTrustedPackages() throws JMSException {
        // given
        TrustedPackages trusted = TrustedPackages.defaults().plus(getClass().getPackageName());

        // then
        assertThat(received(new Order("1", new ArrayList<>(List.of("l"))), trusted)
                        .getObject())
                .isEqualTo(new Order("1", List.of("l")));
        assertThat(received(Colour.RED, trusted).getObject()).isEqualTo(Colour.RED);
        assertThat(received(Colour.RED, TrustedPackages.all()).getObject()).isEqualTo(Colour.RED);
        assertThat(received(Colour.RED, TrustedPackages.defaults().plus(Colour.class.getName()))
                        .getObject())
                .isEqualTo(Colour.RED);
    }

    @Test
    void readsWhatWasSetOnTheSameMessageWhateverItsClass() throws JMSException {
        // given
        CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults());

        // when
        message.setObject(new Order("1", List.of()));

        // then
        assertThat(message.getObject()).isEqualTo(new Order("1", List.of()));
        assertThat(message.className()).isEqualTo(Order.class.getName());
    }

    @Test
    void doesNotSeeWhatHappensToTheObjectLater() throws JMSException {
        // given
        ArrayList<String> list = new ArrayList<>(List.of("a"));
        CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults());
        message.setObject(list);

        // when
        list.add("b");
        ((List<?>) message.getObject()).clear();

        // then
        assertThat(message.getObject()).isEqualTo(List.of("a"));
    }

    @Test
    void refusesWhatCannotBeSerialised() throws JMSException {
        // given
        CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults());

        // then
        ArrayList<Object> list = new ArrayList<>(List.of(new Object()));
        assertThatThrownBy(() -> message.setObject(list)).isInstanceOf(MessageFormatException.class);
        assertThat(message.getObject()).isNull();
    }

    @Test
    void cannotBeSetOnceReceivedUntilCleared() throws JMSException {
        // given
        CmqObjectMessage message = received("a", TrustedPackages.defaults());

        // then
        assertThatThrownBy(() -> message.setObject("b")).isInstanceOf(MessageNotWriteableException.class);

        // when
        message.clearBody();

        // then
        assertThat(message.getObject()).isNull();
        message.setObject("b");
        assertThat(message.getObject()).isEqualTo("b");
    }

    @Test
    void keepsNull() throws JMSException {
        // given
        CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults());
        message.setObject("a");

        // when
        message.setObject(null);

        // then
        assertThat(message.getObject()).isNull();
        assertThat(message.serialised()).isNull();
        assertThat(message.className()).isEmpty();
    }

    @Test
    void survivesBytesThatLie() throws JMSException {
        // given
        byte[] good = received(new int[] {1, 2, 3}, TrustedPackages.defaults()).serialised();
        java.util.Random random = new java.util.Random(42);

        for (int round = 0; round < 3000; round++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults(), bad, "");

            // then
            try {
                message.getObject();
            } catch (JMSException expected) {
                assertThat(expected).isInstanceOf(MessageFormatException.class);
            }
        }
    }

    @Test
    void findsClassesOfTheContextClassLoader() throws Exception {
        // given
        ClassLoader none = new ClassLoader(null) {};
        CmqObjectMessage message = received(Colour.RED, TrustedPackages.all());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<String> asked = new ArrayList<>();
        ClassLoader recording = new ClassLoader(before) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        };

        // when
        try {
            Thread.currentThread().setContextClassLoader(recording);
            assertThat(message.getObject()).isEqualTo(Colour.RED);
            Thread.currentThread().setContextClassLoader(none);
            assertThat(message.getObject()).isEqualTo(Colour.RED);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        // then
        assertThat(asked).contains(Colour.class.getName());
    }
}
