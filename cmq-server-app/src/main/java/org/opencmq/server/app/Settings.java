package org.opencmq.server.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opencmq.server.push.AddressRange;

/**
 * What the program was told, checked.
 *
 * @param host the name or address to listen on
 * @param port the port, 0 for any free one
 * @param data the data folder; empty to keep everything in memory
 * @param accounts key pairs to accept; empty for the development key pair
 * @param allowPushTo address ranges that pushes may go to although they are not public
 * @param tuning what only the configuration file can set
 */
record Settings(
        String host,
        int port,
        Optional<Path> data,
        List<KeyPair> accounts,
        List<AddressRange> allowPushTo,
        Tuning tuning) {

    Settings {
        accounts = List.copyOf(accounts);
        allowPushTo = List.copyOf(allowPushTo);
        if (port < 0 || port > 65_535) {
            throw new ProgramException(ExitCode.BAD_OPTION, "port must be 0 (any free one) to 65535, was " + port);
        }
        if (accounts.isEmpty() && !isLoopback(host)) {
            throw new ProgramException(
                    ExitCode.BAD_OPTION,
                    "listening on " + host + " needs an account: give --account ID:KEY, or listen on 127.0.0.1 with the"
                            + " development key pair");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ProgramException(
                    ExitCode.CANNOT_LISTEN, "host '" + host + "' is unknown; give a name or address of this machine");
        }
    }
}
