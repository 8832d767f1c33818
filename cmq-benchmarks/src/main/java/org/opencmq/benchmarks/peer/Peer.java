package org.opencmq.benchmarks.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A provider with its server, as it is measured. */
public sealed interface Peer permits OpenCmqPeer, ArtemisPeer, SqsPeer {

    /** Something a scenario needs and not every provider has. */
    enum Feature {
        TRANSACTIONS,
        COMPLETION_LISTENER,
        DURABLE,
        /** Closing many consumers does not take as many long polls, one after the other. */
        PROMPT_CLOSE
    }

    /** How the command line calls it; lower case, no blanks. */
    String key();

    /** How a table calls it. */
    String title();

    /** What it has. */
    Set<Feature> features();

    /**
     * The command that starts its server. It prints one line {@code READY address} once it serves, and ends when killed.
     *
     * @param jar our server program; other peers have no use for it
     * @param folder where a durable one keeps its data; new, or that of an earlier start
     */
    List<String> serverCommand(Path jar, Path folder);

    /** A client of a server that runs. Makes no request yet. */
    PeerClient client(String address);

    /** All of them, whom we compare ourselves with first. */
    static List<Peer> all() {
        return List.of(
                new ArtemisPeer(),
                new SqsPeer(),
                new OpenCmqPeer(OpenCmqPeer.Store.ROCKSDB, true),
                new OpenCmqPeer(OpenCmqPeer.Store.ROCKSDB, false),
                new OpenCmqPeer(OpenCmqPeer.Store.MEMORY, true),
                new OpenCmqPeer(OpenCmqPeer.Store.MEMORY, false));
    }

    /** A peer by its key. */
    static Peer named(String key) {
        return all().stream()
                .filter(peer -> peer.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer '" + key + "'; there are "
                        + all().stream().map(Peer::key).toList()));
    }

    /** A Java command with a gigabyte of heap and this process's class path. */
    static List<String> javaCommand(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
