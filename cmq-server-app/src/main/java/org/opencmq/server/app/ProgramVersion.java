package org.opencmq.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into {@code version.properties}. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = ProgramVersion.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                throw new IOException("version.properties is missing in the program's jar");
            }
            properties.load(file);
        }
        return new String[] {"cmq-server " + properties.getProperty("version")};
    }
}
