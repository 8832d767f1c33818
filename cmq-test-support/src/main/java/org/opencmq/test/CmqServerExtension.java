package org.opencmq.test;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opencmq.server.CmqServer;
import org.opencmq.server.CmqServerBuilder;
import org.opencmq.server.engine.local.EngineSettings;

/**
 * Starts a CMQ server before the tests of a class and stops it after them. It listens on loopback and a free port, accepts
 * the development key pair, and a name may be used again as soon as its queue is deleted.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CmqServerExtension cmq = CmqServerExtension.create();
 *
 * @Test
 * void sends(@UniqueName("orders") String queue) {
 *     … cmq.endpoint() …
 * }
 * }</pre>
 *
 * <p>{@code @ExtendWith(CmqServerExtension.class)} does the same with defaults. A test's parameters may be the {@link
 * CmqServer}, its endpoint as a {@link URI}, and a {@code String} with {@link UniqueName}. Immutable but for the server that
 * is running; tests in parallel may share it.
 */
public final class CmqServerExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace SERVERS = Namespace.create(CmqServerExtension.class);

    private final Options options;
    private volatile @Nullable CmqServer running;

    /** The defaults: in memory, with extensions, a server for each class. */
    public CmqServerExtension() {
        this(new Options(true, Optional.empty(), false));
    }

    private CmqServerExtension(Options options) {
        this.options = options;
    }

    /** The defaults: in memory, with extensions, a server for each class. */
    public static CmqServerExtension create() {
        return new CmqServerExtension();
    }

    /** The same, but as plain CMQ: nothing beyond the vendor's API is offered. */
    public CmqServerExtension withoutExtensions() {
        return new CmqServerExtension(new Options(false, options.dataFolder, options.shared));
    }

    /** The same, but everything is kept in this folder; needs a module with a durable store on the class path. */
    public CmqServerExtension dataFolder(Path folder) {
        return new CmqServerExtension(new Options(options.extensions, Optional.of(folder), options.shared));
    }

    /** The same, but one server for all classes with the same options; it stops at the end of the run. */
    public CmqServerExtension shared() {
        return new CmqServerExtension(new Options(options.extensions, options.dataFolder, true));
    }

    /**
     * The running server.
     *
     * @throws IllegalStateException outside of a test class
     */
    public CmqServer server() {
        CmqServer server = running;
        if (server == null) {
            throw new IllegalStateException(
                    "the CMQ server runs only during the tests of a class; is the extension's field static?");
        }
        return server;
    }

    /** The running server's address, such as {@code http://127.0.0.1:41234}. */
    public URI endpoint() {
        return server().endpoint();
    }

    /** A name that begins so and that no other test of this run has. */
    public String uniqueName(String beginning) {
        return UniqueNames.next(beginning);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = started(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean outermost = context.getParent()
                .map(ExtensionContext::getTestClass)
                .orElse(Optional.empty())
                .isEmpty();
        if (outermost) {
            running = null;
        }
    }

    /** The server of this class, of the class around it, or of all; the store closes it with its owner. */
    private CmqServer started(ExtensionContext context) {
        Store store = (options.shared ? context.getRoot() : context).getStore(SERVERS);
        return store.computeIfAbsent(options, Options::start, CmqServer.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CmqServer.class
                || type == URI.class
                || (type == String.class && parameter.isAnnotated(UniqueName.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == CmqServer.class) {
            return server();
        }
        if (type == URI.class) {
            return endpoint();
        }
        return UniqueNames.next(parameter
                .findAnnotation(UniqueName.class)
                .map(UniqueName::value)
                .orElse("queue"));
    }

    /** What was asked for; equal options may share a server. */
    private record Options(boolean extensions, Optional<Path> dataFolder, boolean shared) {

        CmqServer start() {
            CmqServerBuilder builder = CmqServer.builder()
                    .extensions(extensions)
                    .engineSettings(EngineSettings.DEFAULT.withRestAfterDelete(Duration.ZERO));
            dataFolder.ifPresent(builder::dataFolder);
            return builder.start();
        }
    }
}
