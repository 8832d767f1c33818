package org.opencmq.client;

import java.net.URI;
import okhttp3.HttpUrl;

/**
 * Where requests go, and how it stands in the signed text.
 *
 * @param shown the URL without its path, for messages
 * @param url the whole URL
 * @param host host and port exactly as the HTTP library writes them into the {@code Host} header
 * @param path the path of the request line
 */
record Endpoint(URI shown, HttpUrl url, String host, String path) {

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
        HttpUrl url = HttpUrl.get(whole);
        String name = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = usual ? name : name + ":" + url.port();
        return new Endpoint(URI.create(url.scheme() + "://" + host), url, host, url.encodedPath());
    }
}
