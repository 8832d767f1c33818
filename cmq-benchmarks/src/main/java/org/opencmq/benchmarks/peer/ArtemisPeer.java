package org.opencmq.benchmarks.peer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** ActiveMQ Artemis with a persistent, syncing journal over NIO whose buffer waits for 0.2 ms. */
public record ArtemisPeer() implements Peer {

    @Override
    public String key() {
        return "artemis";
    }

    @Override
    public String title() {
        return "Artemis";
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public List<String> serverCommand(Path jar, Path folder) {
        return Peer.javaCommand(ArtemisServer.class, folder.toString());
    }

    @Override
    public PeerClient client(String address) {
        return new ArtemisClient(address);
    }
}
