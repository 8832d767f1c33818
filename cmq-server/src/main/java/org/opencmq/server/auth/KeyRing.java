package org.opencmq.server.auth;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;
import org.opencmq.protocol.sign.Tc3Signer;

/**
 * The key pairs that are accepted now: the one owner of key material. Safe from any thread; a replacement takes effect with
 * the next request.
 */
public final class KeyRing {

    private volatile Map<String, Key> bySecretId;

    /** A ring with these keys. */
    public KeyRing(Collection<AccessKey> keys) {
        bySecretId = index(keys);
    }

    /**
     * Accepts these keys and no others from now on.
     *
     * @throws IllegalArgumentException when one secret id stands there twice; then the old keys stay
     */
    public void replace(Collection<AccessKey> keys) {
        bySecretId = index(keys);
    }

    /** The accounts that have a key, ordered by name. */
    public Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        bySecretId.values().forEach(key -> accounts.add(key.account));
        return accounts;
    }

    /** The key of that id, or null when there is none. */
    @Nullable
    Key find(String secretId) {
        return bySecretId.get(secretId);
    }

    private static Map<String, Key> index(Collection<AccessKey> keys) {
        Map<String, Key> index = new HashMap<>();
        for (AccessKey key : keys) {
            Key made = new Key(
                    key.account(),
                    new RequestSigner(key.secretKey(), SignatureMethod.HMAC_SHA1),
                    new RequestSigner(key.secretKey(), SignatureMethod.HMAC_SHA256),
                    new Tc3Signer(key.secretKey()));
            if (index.put(key.secretId(), made) != null) {
                throw new IllegalArgumentException(
                        "secret id " + key.secretId() + " is given twice; give each id once");
            }
        }
        return Map.copyOf(index);
    }

    /** A key ready to verify with. */
    record Key(String account, RequestSigner sha1, RequestSigner sha256, Tc3Signer tc3) {

        RequestSigner signer(SignatureMethod method) {
            return method == SignatureMethod.HMAC_SHA256 ? sha256 : sha1;
        }
    }
}
