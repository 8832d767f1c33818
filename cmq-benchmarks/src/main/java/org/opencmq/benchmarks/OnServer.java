package org.opencmq.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Arguments of a measure that starts the server itself. */
final class OnServer {

    @Parameters(index = "0", paramLabel = "JAR", description = "The server: cmq-server-app/target/cmq-server.jar.")
    private Path jar = Path.of("cmq-server.jar");

    @Parameters(
            index = "1",
            paramLabel = "FOLDER",
            description = "Where its data goes; new or empty, and left there afterwards.")
    private Path folder = Path.of("data");

    MeasuredServer start() throws IOException {
        return MeasuredServer.start(jar, folder);
    }
}
