package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints of the form embedded:NAME. */
class EmbeddedServerIT {

    private static void send(ConnectionFactory factory, String queue, String text) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(queue), text);
        }
    }

    private static String receive(ConnectionFactory factory, String queue, long patience) {
        try (JMSContext context = factory.createContext()) {
            return context.createConsumer(context.createQueue(queue)).receiveBody(String.class, patience);
        }
    }

    @Test
    void factoriesOfOneNameShareAServerUntilTheLastOneCloses() {
        // given
        try (var one = new CmqConnectionFactory("embedded:shared");
                var two = new CmqConnectionFactory("embedded:shared");
                var other = new CmqConnectionFactory("embedded:other")) {
            // when
            send(one, "orders", "hello");

            // then
            assertThat(receive(other, "orders", 100)).isNull();
            assertThat(receive(two, "orders", 60_000)).isEqualTo("hello");
            send(one, "orders", "forgotten");
        }
        try (var later = new CmqConnectionFactory("embedded:shared")) {
            assertThat(receive(later, "orders", 100)).isNull();
        }
    }

    @Test
    void manyMayStartAndStopAServerAtOnce() {
        // given
        List<CompletableFuture<Void>> all = new ArrayList<>();

        // when
        for (int i = 0; i < 8; i++) {
            String queue = "crowd-" + i;
            all.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 3; round++) {
                    try (var factory = new CmqConnectionFactory("embedded:crowd")) {
                        send(factory, queue, "hello");
                        assertThat(receive(factory, queue, 60_000)).isEqualTo("hello");
                    }
                }
            }));
        }

        // then
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    void aDataFolderKeepsMessages(@TempDir Path folder) {
        // given
        String url = "embedded:kept?data=" + URLEncoder.encode(folder.toString(), StandardCharsets.UTF_8);
        try (var factory = new CmqConnectionFactory(url)) {
            send(factory, "orders", "kept");
        }

        // when
        String received;
        try (var factory = new CmqConnectionFactory(url)) {
            received = receive(factory, "orders", 60_000);
        }

        // then
        assertThat(received).isEqualTo("kept");
    }

    @Test
    void anotherFolderUnderTheSameNameIsRefused(@TempDir Path folder) throws Exception {
        // given
        try (var memory = new CmqConnectionFactory("embedded:twice");
                var disk = new CmqConnectionFactory("embedded:twice")) {
            send(memory, "orders", "hello");
            disk.setOption("data", folder.toString());

            // then
            assertThatThrownBy(disk::createConnection)
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("twice")
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void saysWhatIsMissingWithoutTheServer() throws Exception {
        // given
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (WithoutServer loader = new WithoutServer(urls.toArray(URL[]::new))) {
            ConnectionFactory factory = (ConnectionFactory) loader.loadClass(CmqConnectionFactory.class.getName())
                    .getConstructor(String.class)
                    .newInstance("embedded:missing");

            // then
            assertThatThrownBy(factory::createConnection)
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("org.opencmq:cmq-server");
        }
    }

    /** Loads the provider anew, and the server not at all. */
    private static final class WithoutServer extends URLClassLoader {

        private WithoutServer(URL[] urls) {
            super(urls, EmbeddedServerIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.opencmq.server.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("org.opencmq.")) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
