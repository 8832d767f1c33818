package org.opencmq.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.opencmq.protocol.sign.Credentials;
import org.opencmq.protocol.sign.SignatureMethod;

/**
 * Everything a {@link CmqClient} is told when it is opened. Immutable; made by {@link #builder(URI)}. The text form shows no
 * secret.
 *
 * @param queueEndpoint where queue actions go, such as {@code http://127.0.0.1:8080} or
 *     {@code https://cmq-queue-gz.api.qcloud.com}; http or https, with a host, without query or fragment
 * @param topicEndpoint where topic and subscription actions go; the same except on classic CMQ, which has two hosts
 * @param credentials the account's key pair
 * @param signatureMethod the digest of the signature
 * @param connectTimeout time to open a connection, 1 ms to 10 min
 * @param requestTimeout longest silence of the service while it answers, 1 ms to 10 min; the wait of a long poll comes on top
 * @param receiveMargin what a long poll is given beyond its wait and {@code requestTimeout}'s place, 0 to 10 min: the read
 *     timeout of a receive is the greater of {@code requestTimeout} and wait + {@code receiveMargin}
 * @param retry when failed calls are made again
 * @param extensions whether capabilities of our own server are used
 * @param maxConnections connections kept open for reuse, and most threads of all pipelines, 1 to 10,000
 * @param requestClient the label sent as {@code RequestClient}, 1 to 64 letters, digits, {@code _ . -}
 * @param pipelines limits of each pipeline
 * @param closeTimeout longest time {@link CmqClient#close()} waits for what is in the pipelines, 0 to 10 min
 * @param controlPlane which API creates and describes queues and topics, and where it is; the real service of API 3.0 needs a
 *     region, which a host of TDMQ tells
 * @param tls what is trusted on https endpoints; empty for the Java runtime's trust
 */
public record CmqClientSettings(
        URI queueEndpoint,
        URI topicEndpoint,
        Credentials credentials,
        SignatureMethod signatureMethod,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration receiveMargin,
        RetryPolicy retry,
        Extensions extensions,
        int maxConnections,
        String requestClient,
        PipelineLimits pipelines,
        Duration closeTimeout,
        CloudPlane controlPlane,
        Optional<Tls> tls) {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming key, value and allowed range
     */
    public CmqClientSettings {
        checkEndpoint("endpoint", queueEndpoint);
        checkEndpoint("topicEndpoint", topicEndpoint);
        controlPlane.endpoint().ifPresent(endpoint -> checkEndpoint("cloudEndpoint", endpoint));
        controlPlane.check(queueEndpoint);
        Range.check("connectTimeout", connectTimeout, MOMENT, TEN_MINUTES);
        Range.check("requestTimeout", requestTimeout, MOMENT, TEN_MINUTES);
        Range.check("receiveMargin", receiveMargin, Duration.ZERO, TEN_MINUTES);
        Range.check("maxConnections", maxConnections, 1, 10_000);
        Range.check("closeTimeout", closeTimeout, Duration.ZERO, TEN_MINUTES);
        if (!requestClient.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    "requestClient must be 1 to 64 letters, digits, '_', '.' or '-', was '" + requestClient + "'");
        }
    }

    /** Settings for one endpoint, with the defaults of each value; credentials must still be given. */
    public static Builder builder(URI endpoint) {
        return new Builder(endpoint);
    }

    private static void checkEndpoint(String key, URI endpoint) {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || endpoint.getHost() == null || endpoint.getRawQuery() != null || endpoint.getFragment() != null) {
            throw new IllegalArgumentException(key
                    + " must be an http or https URL with a host and without query, such as http://127.0.0.1:8080, was '"
                    + endpoint + "'");
        }
        if (endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    key + " must not hold a user name or password; give credentials instead");
        }
    }

    /** Gathers settings; each method's range stands at the record's component of that name. Used by one thread. */
    public static final class Builder {

        private final URI queueEndpoint;
        private URI topicEndpoint;
        private Optional<Credentials> credentials = Optional.empty();
        private SignatureMethod signatureMethod = SignatureMethod.HMAC_SHA256;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration requestTimeout = Duration.ofSeconds(10);
        private Duration receiveMargin = Duration.ofSeconds(5);
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private Extensions extensions = Extensions.AUTO;
        private int maxConnections = 64;
        private String requestClient = "OPENCMQ_JAVA";
        private PipelineLimits pipelines = PipelineLimits.DEFAULT;
        private Duration closeTimeout = Duration.ofSeconds(5);
        private CloudPlane controlPlane = CloudPlane.AUTO;
        private Optional<Tls> tls = Optional.empty();

        private Builder(URI endpoint) {
            this.queueEndpoint = endpoint;
            this.topicEndpoint = endpoint;
        }

        /** The host of topic and subscription actions, where it is another one. */
        public Builder topicEndpoint(URI value) {
            topicEndpoint = value;
            return this;
        }

        /** The account's key pair. */
        public Builder credentials(Credentials value) {
            credentials = Optional.of(value);
            return this;
        }

        /** A permanent key pair. */
        public Builder credentials(String secretId, String secretKey) {
            return credentials(new Credentials(secretId, secretKey));
        }

        /** The digest of the signature; HmacSHA256 unless set. */
        public Builder signatureMethod(SignatureMethod value) {
            signatureMethod = value;
            return this;
        }

        /** Time to open a connection; 10 s unless set. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** Longest silence while waiting for an answer; 10 s unless set. */
        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        /** What a long poll is given beyond its wait; 5 s unless set. */
        public Builder receiveMargin(Duration value) {
            receiveMargin = value;
            return this;
        }

        /** When failed calls are made again; {@link RetryPolicy#DEFAULT} unless set. */
        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        /** Whether capabilities of our own server are used; {@link Extensions#AUTO} unless set. */
        public Builder extensions(Extensions value) {
            extensions = value;
            return this;
        }

        /** Connections kept open for reuse; 64 unless set. */
        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        /** The label sent as {@code RequestClient}. */
        public Builder requestClient(String value) {
            requestClient = value;
            return this;
        }

        /** Limits of each pipeline; {@link PipelineLimits#DEFAULT} unless set. */
        public Builder pipelines(PipelineLimits value) {
            pipelines = value;
            return this;
        }

        /** Longest time close waits for what is in the pipelines; 5 s unless set. */
        public Builder closeTimeout(Duration value) {
            closeTimeout = value;
            return this;
        }

        /** Which API creates and describes queues and topics; {@link ControlPlaneChoice#AUTO} unless set. */
        public Builder controlPlane(ControlPlaneChoice value) {
            controlPlane = new CloudPlane(value, controlPlane.endpoint(), controlPlane.region());
            return this;
        }

        /** Where API 3.0 is, such as {@code https://tdmq.intl.tencentcloudapi.com}; see {@link CloudPlane}. */
        public Builder cloudEndpoint(URI value) {
            controlPlane = new CloudPlane(controlPlane.choice(), Optional.of(value), controlPlane.region());
            return this;
        }

        /** The region API 3.0 is asked about, such as {@code ap-guangzhou}; derived from the host unless set. */
        public Builder region(String value) {
            controlPlane = new CloudPlane(controlPlane.choice(), controlPlane.endpoint(), Optional.of(value));
            return this;
        }

        /** What is trusted on https endpoints; the Java runtime's trust unless set. */
        public Builder tls(Tls value) {
            tls = Optional.of(value);
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming key, value and allowed range
         */
        public CmqClientSettings build() {
            return new CmqClientSettings(
                    queueEndpoint,
                    topicEndpoint,
                    credentials.orElseThrow(() ->
                            new IllegalArgumentException("credentials must be set: a secretId and its secretKey")),
                    signatureMethod,
                    connectTimeout,
                    requestTimeout,
                    receiveMargin,
                    retry,
                    extensions,
                    maxConnections,
                    requestClient,
                    pipelines,
                    closeTimeout,
                    controlPlane,
                    tls);
        }
    }
}
