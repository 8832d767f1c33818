package org.opencmq.benchmarks.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ourselves.
 *
 * @param extensions whether the client uses what plain CMQ does not have
 */
public record OpenCmqPeer(Store store, boolean extensions) implements Peer {

    /** Where the server keeps messages. */
    public enum Store {
        ROCKSDB,
        MEMORY
    }

    @Override
    public String key() {
        return "opencmq" + (store == Store.MEMORY ? "-memory" : "") + (extensions ? "" : "-plain");
    }

    @Override
    public String title() {
        return "OpenCMQ, " + store.name().toLowerCase(Locale.ROOT) + ", extensions " + (extensions ? "on" : "off");
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        if (store == Store.MEMORY) {
            features.remove(Feature.DURABLE);
        }
        return features;
    }

    @Override
    public List<String> serverCommand(Path jar, Path folder) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(List.of(System.getProperty("server.options", "").split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", jar.toString(), "--port", "0"));
        command.addAll(store == Store.MEMORY ? List.of("--in-memory") : List.of("--data", folder.toString()));
        return command;
    }

    @Override
    public PeerClient client(String address) {
        return new OpenCmqClient(address, extensions);
    }
}
