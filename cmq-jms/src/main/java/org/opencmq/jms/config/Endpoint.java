package org.opencmq.jms.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where the service is: at an address, or inside of this process. */
public sealed interface Endpoint {

    /** Whether the development key pair may stand in for missing credentials: only where nobody else can listen. */
    boolean isPrivate();

    /**
     * A service at a URL.
     *
     * @param uri scheme http or https and a host, with or without port and path
     */
    record Remote(URI uri) implements Endpoint {
        @Override
        public boolean isPrivate() {
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        }

        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /**
     * A server in this process, shared by everybody who uses the same name and stopped after its last user.
     *
     * @param name any text without {@code ?}
     * @param data the folder it keeps messages in; empty for memory only
     */
    record Embedded(String name, Optional<String> data) implements Endpoint {
        @Override
        public boolean isPrivate() {
            return true;
        }

        @Override
        public String toString() {
            return "embedded:" + name;
        }
    }

    /**
     * Reads an address without options.
     *
     * @throws IllegalArgumentException when it is neither an http(s) URL nor {@code embedded:NAME}
     */
    static Endpoint parse(String text) {
        if (text.startsWith("embedded:")) {
            String name = text.substring("embedded:".length());
            if (name.isEmpty()) {
                throw new IllegalArgumentException("embedded: must be followed by a name, such as embedded:tests");
            }
            return new Embedded(name, Optional.empty());
        }
        return new Remote(parseUri(text));
    }

    /**
     * Reads an http or https URL.
     *
     * @throws IllegalArgumentException when it is none
     */
    static URI parseUri(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(refusal(text) + ": " + e.getReason(), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "an endpoint must be http://HOST:PORT, https://HOST or embedded:NAME, was '" + text + "'";
    }
}
