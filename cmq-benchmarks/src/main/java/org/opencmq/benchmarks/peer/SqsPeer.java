package org.opencmq.benchmarks.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Amazon's JMS library for SQS over ElasticMQ, which keeps everything in memory. */
public record SqsPeer() implements Peer {

    @Override
    public String key() {
        return "sqs";
    }

    @Override
    public String title() {
        return "SQS library, ElasticMQ in memory";
    }

    @Override
    public Set<Feature> features() {
        return Set.of();
    }

    @Override
    public List<String> serverCommand(Path jar, Path folder) {
        return Peer.javaCommand(SqsServer.class);
    }

    @Override
    public PeerClient client(String address) {
        return new SqsQueues(address);
    }
}
