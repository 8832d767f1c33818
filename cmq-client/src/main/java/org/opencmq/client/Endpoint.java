package org.opencmq.client;

import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where requests go, and how it stands in the signed text.
 *
 * @param shown the URL without its path, for messages
 * @param target where connections go
 * @param host host and port exactly as in the {@code Host} header: the port only when it is not the scheme's usual one
 * @param path the path of the request line
 */
record Endpoint(URI shown, HttpHost target, String host, String path) {

    private static final String API = "/v2/index.php";

    /** Of API v2. */
    static Endpoint of(URI endpoint) {
        String written = withoutSlashes(endpoint);
        return of(written.endsWith(API) ? written : written + API);
    }

    /** Of API 3.0, which is at the root; a path that the endpoint has for API v2 is left out. */
    static Endpoint root(URI endpoint) {
        String written = withoutSlashes(endpoint);
        return of((written.endsWith(API) ? written.substring(0, written.length() - API.length()) : written) + "/");
    }

    private static String withoutSlashes(URI endpoint) {
        String written = endpoint.toString();
        while (written.endsWith("/")) {
            written = written.substring(0, written.length() - 1);
        }
        return written;
    }

    private static Endpoint of(String whole) {
        URI url = URI.create(whole);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String name = url.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        String host = port == usual ? name : name + ":" + port;
        String address = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        return new Endpoint(
                URI.create(scheme + "://" + host), new HttpHost(scheme, address, port), host, url.getRawPath());
    }
}
