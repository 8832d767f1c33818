package org.opencmq.jms.config;

import java.net.URI;
import java.util.Optional;

/**
 * Everything a connection is made with. Immutable; made by {@link SettingsBuilder}.
 *
 * @param endpoint where queues are
 * @param topicEndpoint where topics are, when that is another host (classic CMQ)
 * @param credentials the key pair when a connection names none; empty for the development pair on a private endpoint
 * @param extensions whether to use what the service has beyond plain CMQ
 * @param clientId the client identifier of every connection; empty for none
 * @param missing what to do about queues and topics that do not exist
 * @param trustedClasses classes and packages ({@code com.shop.*}) an object message may hold, separated by commas
 * @param gzipAbove size in bytes from which bodies are compressed; empty for never
 * @param payloadFolder folder for bodies the service cannot take; empty for none
 * @param control how queues and topics are created and described
 * @param prefix what stands before the names of queues and topics
 * @param newQueues what missing queues are made with
 * @param raw where bare text is sent
 */
public record ProviderSettings(
        Endpoint endpoint,
        Optional<URI> topicEndpoint,
        Optional<KeyPair> credentials,
        boolean extensions,
        Optional<String> clientId,
        MissingDestination missing,
        ReceivePolicy receive,
        AcknowledgePolicy acknowledge,
        RedeliveryPolicy redelivery,
        Emulation emulation,
        Timeouts timeouts,
        String trustedClasses,
        Optional<Integer> gzipAbove,
        Optional<String> payloadFolder,
        ControlPolicy control,
        DestinationPrefix prefix,
        NewQueues newQueues,
        RawDestinations raw) {}
