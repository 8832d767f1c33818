package org.opencmq.server.app;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opencmq.server.CmqServer;
import org.opencmq.server.CmqServerBuilder;
import org.opencmq.server.auth.AccessKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program without a subcommand: serves until it is asked to stop. */
@Command(
        name = "cmq-server",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        header = "A CMQ server: queues and topics over the HTTP API of Tencent Cloud CMQ.",
        description = {
            "",
            "Prints a line 'READY http://HOST:PORT' once it serves. SIGTERM or Ctrl-C stops it within 5 seconds.",
            ""
        },
        footer = {
            "",
            "Exit codes:",
            "  0  ended as asked",
            "  1  failed for another reason",
            "  2  an option is unknown, malformed or does not fit another",
            "  3  the configuration file cannot be read or used",
            "  4  the port is taken, or the host is unknown or not this machine's",
            "  5  another process has the data folder",
            "  6  the data folder cannot be read or written, or is corrupt",
            "  130, 143  stopped in order by Ctrl-C, by SIGTERM"
        })
final class ServeCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    ServeCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<ConfigFile> file = options.config().map(ConfigFile::read);
        Settings settings = options.settings(file);
        try (CmqServer server = describe(settings).start();
                KeyReload reload = new KeyReload(server, options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> new Stop(server).run(), "cmq-server-stop"));
            reload.start();
            out.println("READY " + server.endpoint());
            out.flush();
            server.awaitClosed();
        }
        return ExitCode.OK.number();
    }

    private static CmqServerBuilder describe(Settings settings) {
        CmqServerBuilder builder = CmqServer.builder().host(settings.host()).port(settings.port());
        settings.data().ifPresentOrElse(builder::dataFolder, builder::inMemory);
        settings.accounts().forEach(pair -> builder.key(accessKey(pair)));
        settings.allowPushTo().forEach(builder::allowPushTo);
        builder.limits(settings.tuning().limits())
                .topicLimits(settings.tuning().topicLimits())
                .engineSettings(settings.tuning().engine())
                .traces(settings.tuning().traces());
        return builder;
    }

    /** The server's form of a key pair. */
    static AccessKey accessKey(KeyPair pair) {
        String account = pair.account().isEmpty() ? AccessKey.DEFAULT_ACCOUNT : pair.account();
        return new AccessKey(account, pair.id(), pair.secret());
    }
}
