package org.opencmq.spring.boot.container;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key pair of a server in a container: environment variables {@code CMQ_SECRET_ID} and {@code CMQ_SECRET_KEY}, else labels
 * {@code org.opencmq.secret-id} and {@code org.opencmq.secret-key}, else the first {@code --account ID:KEY} of its command.
 *
 * @param secretId null when nothing tells it
 * @param secretKey null when nothing tells it
 */
record ContainerKeys(@Nullable String secretId, @Nullable String secretKey) {

    static final int PORT = 8080;
    static final List<String> NAMES = List.of("opencmq/cmq-server", "cmq-server", "cmq");

    private static final String ACCOUNT = "--account";

    static ContainerKeys of(Map<String, String> environment, Map<String, String> labels, List<String> command) {
        return pair(environment, "CMQ_SECRET_ID", "CMQ_SECRET_KEY")
                .or(() -> pair(labels, "org.opencmq.secret-id", "org.opencmq.secret-key"))
                .or(() -> account(command))
                .orElse(new ContainerKeys(null, null));
    }

    private static Optional<ContainerKeys> pair(Map<String, String> values, String id, String key) {
        String secretId = values.get(id);
        String secretKey = values.get(key);
        return secretId == null || secretKey == null
                ? Optional.empty()
                : Optional.of(new ContainerKeys(secretId, secretKey));
    }

    private static Optional<ContainerKeys> account(List<String> command) {
        for (Iterator<String> parts = command.iterator(); parts.hasNext(); ) {
            String part = parts.next();
            if (part.startsWith(ACCOUNT + "=")) {
                return split(part.substring(ACCOUNT.length() + 1));
            }
            if (part.equals(ACCOUNT) && parts.hasNext()) {
                return split(parts.next());
            }
        }
        return Optional.empty();
    }

    private static Optional<ContainerKeys> split(String account) {
        int colon = account.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new ContainerKeys(account.substring(0, colon), account.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "ContainerKeys[" + secretId + "]";
    }
}
