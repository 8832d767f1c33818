package org.opencmq.spring.boot.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.Extensions;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** What an application says about one CMQ account at one service: everything that {@code cmq.*} and each of
 * {@code cmq.connections.NAME.*} have in common. What is not set is left to the provider. */
public abstract class ConnectionProperties {

    /** Endpoint URL of the CMQ service, such as https://cmq-gz.public.tencenttdmq.com, or embedded:NAME for a server inside of this process. When neither it nor a region is set, a server is embedded in the application. */
    private @Nullable String endpoint;

    /** Endpoint URL of topics, where they are on another host than queues (classic CMQ). Default: the endpoint. */
    private @Nullable String topicEndpoint;

    /** Region of the service, such as gz or ap-guangzhou. Gives the endpoint when none is set, and the region of API 3.0. */
    private @Nullable String region;

    /** Network a region's endpoint is reached by: public or internal (inside of the region's private network). Default: public. */
    private @Nullable Network network;

    /** Service a region's endpoint belongs to: tdmq (TDMQ for CMQ) or classic (classic CMQ). Default: tdmq. */
    private @Nullable Product product;

    /** Id of the key pair, starting with AKID. Needed unless the endpoint is this machine. */
    private @Nullable String secretId;

    /** Secret of the key pair. */
    private @Nullable String secretKey;

    /** Token of temporary credentials. */
    private @Nullable String token;

    /** Client identifier of the connections. Default: none. */
    private @Nullable String clientId;

    /** Whether to use what the service has beyond plain CMQ: auto (ask it) or off. Default: auto. */
    private @Nullable Extensions extensions;

    /** Form of messages on the service: envelope (headers and properties travel along) or raw (bare text everywhere). Default: envelope. */
    private @Nullable MessageFormat format;

    /** Packages and classes, besides plain values of Java, that an ObjectMessage may hold; * for all. */
    private List<String> trustedPackages = new ArrayList<>();

    @NestedConfigurationProperty
    private final ControlProperties control = new ControlProperties();

    @NestedConfigurationProperty
    private final DestinationProperties destination = new DestinationProperties();

    @NestedConfigurationProperty
    private final ReceiveProperties receive = new ReceiveProperties();

    @NestedConfigurationProperty
    private final RedeliveryProperties redelivery = new RedeliveryProperties();

    @NestedConfigurationProperty
    private final AcknowledgeProperties acknowledge = new AcknowledgeProperties();

    @NestedConfigurationProperty
    private final SendProperties send = new SendProperties();

    @NestedConfigurationProperty
    private final EmulationProperties emulation = new EmulationProperties();

    @NestedConfigurationProperty
    private final TimeoutProperties timeout = new TimeoutProperties();

    @NestedConfigurationProperty
    private final SslProperties ssl = new SslProperties();

    /** Further options of the connection factory, by the names its URL takes, such as 'extensions: off'. They go last. */
    private final Map<String, String> options = new LinkedHashMap<>();

    public @Nullable String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(@Nullable String endpoint) {
        this.endpoint = endpoint;
    }

    public @Nullable String getTopicEndpoint() {
        return topicEndpoint;
    }

    public void setTopicEndpoint(@Nullable String topicEndpoint) {
        this.topicEndpoint = topicEndpoint;
    }

    public @Nullable String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable Network getNetwork() {
        return network;
    }

    public void setNetwork(@Nullable Network network) {
        this.network = network;
    }

    public @Nullable Product getProduct() {
        return product;
    }

    public void setProduct(@Nullable Product product) {
        this.product = product;
    }

    public @Nullable String getSecretId() {
        return secretId;
    }

    public void setSecretId(@Nullable String secretId) {
        this.secretId = secretId;
    }

    public @Nullable String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable Extensions getExtensions() {
        return extensions;
    }

    public void setExtensions(@Nullable Extensions extensions) {
        this.extensions = extensions;
    }

    public @Nullable MessageFormat getFormat() {
        return format;
    }

    public void setFormat(@Nullable MessageFormat format) {
        this.format = format;
    }

    public List<String> getTrustedPackages() {
        return trustedPackages;
    }

    public void setTrustedPackages(List<String> trustedPackages) {
        this.trustedPackages = trustedPackages;
    }

    public ControlProperties getControl() {
        return control;
    }

    public DestinationProperties getDestination() {
        return destination;
    }

    public ReceiveProperties getReceive() {
        return receive;
    }

    public RedeliveryProperties getRedelivery() {
        return redelivery;
    }

    public AcknowledgeProperties getAcknowledge() {
        return acknowledge;
    }

    public SendProperties getSend() {
        return send;
    }

    public EmulationProperties getEmulation() {
        return emulation;
    }

    public TimeoutProperties getTimeout() {
        return timeout;
    }

    public SslProperties getSsl() {
        return ssl;
    }

    public Map<String, String> getOptions() {
        return options;
    }
}
