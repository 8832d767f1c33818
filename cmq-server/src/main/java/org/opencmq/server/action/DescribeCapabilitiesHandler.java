package org.opencmq.server.action;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.Capabilities;
import org.opencmq.protocol.action.Capability;
import org.opencmq.protocol.action.DescribeCapabilities;

/** Tells what the server can do beyond plain CMQ: what its engine declares, and what the front end does by itself. */
final class DescribeCapabilitiesHandler implements ActionHandler<DescribeCapabilities, Capabilities> {

    private final Capabilities capabilities;

    DescribeCapabilitiesHandler(Surroundings with) {
        Set<Capability> supported = EnumSet.of(Capability.DEAD_LETTER, Capability.CLEAR, Capability.CANCEL_RECEIVE);
        with.engine().capabilities().forEach(capability -> supported.add(word(capability)));
        capabilities = new Capabilities(
                "OpenCMQ",
                version(),
                supported,
                with.batchEntries(),
                with.limits().batchBytes());
    }

    @Override
    public CompletionStage<Capabilities> handle(Call call, DescribeCapabilities request) {
        return CompletableFuture.completedFuture(capabilities);
    }

    private static Capability word(org.opencmq.server.engine.Engine.Capability capability) {
        return switch (capability) {
            case CHANGE_VISIBILITY -> Capability.CHANGE_VISIBILITY;
            case PEEK -> Capability.PEEK;
            case RECEIVE_VISIBILITY -> Capability.RECEIVE_VISIBILITY;
            case SELECTOR -> Capability.SELECTOR;
            case COMMIT -> Capability.TRANSACTION;
            case IDLE_DELETE -> Capability.IDLE_DELETE;
            case TRACE -> Capability.TRACE;
        };
    }

    private static String version() {
        return Optional.ofNullable(
                        DescribeCapabilitiesHandler.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
