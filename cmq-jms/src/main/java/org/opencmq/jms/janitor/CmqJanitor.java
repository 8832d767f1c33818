package org.opencmq.jms.janitor;

import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqException;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.config.Endpoint;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.config.ProviderSettings;

/**
 * Shows, and deletes when told to, what connections left behind on plain CMQ when they died:
 *
 * <pre>java -cp … org.opencmq.jms.janitor.CmqJanitor URL HOURS [--delete]</pre>
 *
 * URL is that of a connection factory, with {@code secretId} and {@code secretKey}; HOURS is the age from which something
 * counts, and must be above the longest life of a connection. See {@link Leftovers} for what can and cannot be known.
 */
public final class CmqJanitor {

    /** A queue that is just being made, or whose application restarts, looks abandoned for less than this. */
    private static final Duration YOUNGEST = Duration.ofHours(1);

    private CmqJanitor() {}

    /** Runs it; exits with 2 on wrong arguments and with 1 when the service fails. */
    public static void main(String[] args) {
        boolean delete = args.length == 3 && args[2].equals("--delete");
        if (args.length < 2 || (args.length > 2 && !delete)) {
            System.err.println("usage: CmqJanitor URL HOURS [--delete]");
            System.exit(2);
        }
        try {
            run(args[0], Duration.ofHours(Long.parseLong(args[1])), delete, System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (CmqException | JMSException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Lists what is older than an age, one a line, and deletes it if wanted.
     *
     * @return how much was found
     * @throws IllegalArgumentException when the URL is not that of a service, or the age is not 1 hour or more
     */
    public static int run(String url, Duration age, boolean delete, PrintStream out) throws CmqException, JMSException {
        if (age.compareTo(YOUNGEST) < 0) {
            throw new IllegalArgumentException("the age must be 1 hour or more, was " + age);
        }
        try (CmqClient client = CmqClient.open(settings(url))) {
            Leftovers leftovers = new Leftovers(client);
            List<Leftover> found = leftovers.find(Instant.now().minus(age));
            for (Leftover each : found) {
                if (delete) {
                    leftovers.delete(each);
                }
                out.println((delete ? "deleted " : "found ") + each);
            }
            return found.size();
        }
    }

    private static CmqClientSettings settings(String url) {
        ProviderSettings settings;
        try (CmqConnectionFactory factory = new CmqConnectionFactory(url)) {
            settings = factory.settings();
        }
        if (!(settings.endpoint() instanceof Endpoint.Remote remote)) {
            throw new IllegalArgumentException("the janitor needs a service at a URL, was " + settings.endpoint());
        }
        if (settings.credentials().isEmpty() && !remote.isPrivate()) {
            throw new IllegalArgumentException("there is no key pair; set secretId and secretKey in the URL");
        }
        KeyPair keys = settings.credentials().orElse(KeyPair.DEVELOPMENT);
        return CmqClientSettings.builder(remote.uri())
                .topicEndpoint(settings.topicEndpoint().orElse(remote.uri()))
                .credentials(keys.secretId(), keys.secretKey())
                .build();
    }
}
