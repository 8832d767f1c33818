package org.opencmq.benchmarks.peer;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The library with its defaults, but for a prefetch of a whole batch of 10, with which it receives fastest. */
final class SqsQueues implements PeerClient {

    private static final int BATCH = 10;

    private final SqsClient client;
    private final SQSConnectionFactory factory;

    SqsQueues(String address) {
        client = SqsClient.builder()
                .endpointOverride(URI.create(address))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
        factory = new SQSConnectionFactory(new ProviderConfiguration().withNumberOfMessagesToPrefetch(BATCH), client);
    }

    @Override
    public ConnectionFactory factory() {
        return factory;
    }

    @Override
    public void create(String queue) {
        client.createQueue(request -> request.queueName(queue));
    }

    @Override
    public void discard(String queue) {
        String url = client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        client.deleteQueue(request -> request.queueUrl(url));
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
