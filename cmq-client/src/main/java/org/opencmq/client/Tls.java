package org.opencmq.client;

import javax.net.ssl.SSLSocketFactory;

/**
 * What a client trusts on {@code https} endpoints, where the Java runtime's own trust does not do. Host names are always
 * verified.
 *
 * @param socketFactory makes the sockets, usually from an {@code SSLContext} initialised with the trust managers
 */
public record Tls(SSLSocketFactory socketFactory) {}
