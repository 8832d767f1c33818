package org.opencmq.interop.vendor;

import com.qcloud.cmq.Account;
import com.qcloud.cmq.entity.CmqConfig;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencmq.server.CmqServer;

/** Accounts of the vendor's SDK that talk to our server, and names no other test uses. */
final class VendorClient {

    /** After how long the SDK gives up a receive that names no polling time. */
    static final int RECEIVE_TIMEOUT_MILLIS = 5_000;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private VendorClient() {}

    /** Read timeouts are fixed by the first account of a JVM, so all use the same. */
    static Account account(URI endpoint, String method, String signMethod, String key) {
        CmqConfig config = new CmqConfig();
        config.setEndpoint(endpoint.toString());
        config.setSecretId(CmqServer.DEVELOPMENT_SECRET_ID);
        config.setSecretKey(key);
        config.setMethod(method);
        config.setSignMethod(signMethod);
        config.setReceiveTimeout(RECEIVE_TIMEOUT_MILLIS);
        return new Account(config);
    }

    static Account account(CmqServer server) {
        return account(server.endpoint(), "POST", "sha256", CmqServer.DEVELOPMENT_SECRET_KEY);
    }

    static String unique(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }
}
