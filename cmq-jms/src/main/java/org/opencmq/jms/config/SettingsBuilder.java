package org.opencmq.jms.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers settings one by one and makes {@link ProviderSettings} of them. Not thread-safe. */
public final class SettingsBuilder {

    private final Map<String, String> given = new LinkedHashMap<>();

    Endpoint endpoint = new Endpoint.Remote(URI.create("http://127.0.0.1:8080"));

    @Nullable
    String data;

    @Nullable
    URI topicEndpoint;

    @Nullable
    String secretId;

    @Nullable
    String secretKey;

    @Nullable
    String token;

    @Nullable
    String clientId;

    @Nullable
    Integer gzipAbove;

    @Nullable
    String payloadFolder;

    boolean extensions = true;
    MissingDestination missing = MissingDestination.CREATE;
    ReceivePolicy receive = ReceivePolicy.STANDARD;
    AcknowledgePolicy acknowledge = AcknowledgePolicy.STANDARD;
    RedeliveryPolicy redelivery = RedeliveryPolicy.STANDARD;
    Emulation emulation = Emulation.NONE;
    Timeouts timeouts = Timeouts.STANDARD;
    String trustedClasses = "";
    ControlPolicy control = ControlPolicy.STANDARD;
    DestinationPrefix prefix = DestinationPrefix.NONE;
    NewQueues newQueues = NewQueues.STANDARD;
    RawDestinations raw = RawDestinations.NONE;

    /**
     * Takes an address with options: {@code http://127.0.0.1:8080?extensions=off&receive.pollingWait=10s}.
     *
     * @throws IllegalArgumentException when the address is none, an option is unknown or a value is out of its range
     */
    public SettingsBuilder url(String url) {
        int mark = url.indexOf('?');
        endpoint = Endpoint.parse(mark < 0 ? url : url.substring(0, mark));
        if (mark >= 0 && mark < url.length() - 1) {
            for (String pair : url.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException(
                            "an option must be NAME=VALUE, was '" + pair + "' in " + endpoint);
                }
                set(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return this;
    }

    /**
     * Sets one option by its name.
     *
     * @throws IllegalArgumentException when there is no such option (the message lists them all), or the value is not one
     *     the option takes
     */
    public SettingsBuilder set(String option, String value) {
        Option.named(option).apply(this, value);
        given.put(option, value);
        return this;
    }

    /** The endpoint in the form {@link #url} takes, without options. */
    public String endpoint() {
        return endpoint.toString();
    }

    /** The options that were set and their values, secrets among them; setting them again gives the same settings. */
    public Map<String, String> options() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The settings as gathered so far. */
    public ProviderSettings build() {
        Endpoint where = endpoint;
        if (data != null) {
            if (!(where instanceof Endpoint.Embedded embedded)) {
                throw new IllegalArgumentException("option data is for embedded:NAME only, the endpoint is " + where);
            }
            where = new Endpoint.Embedded(embedded.name(), Optional.of(data));
        }
        if ((secretId == null) != (secretKey == null)) {
            throw new IllegalArgumentException("secretId and secretKey must be given together");
        }
        if (token != null && secretId == null) {
            throw new IllegalArgumentException("token must be given together with its secretId and secretKey");
        }
        Optional<KeyPair> credentials = secretId == null || secretKey == null
                ? Optional.empty()
                : Optional.of(new KeyPair(secretId, secretKey, Optional.ofNullable(token)));
        return new ProviderSettings(
                where,
                Optional.ofNullable(topicEndpoint),
                credentials,
                extensions,
                Optional.ofNullable(clientId),
                missing,
                receive,
                acknowledge,
                redelivery,
                emulation,
                timeouts,
                trustedClasses,
                Optional.ofNullable(gzipAbove),
                Optional.ofNullable(payloadFolder),
                control,
                prefix,
                newQueues,
                raw);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
