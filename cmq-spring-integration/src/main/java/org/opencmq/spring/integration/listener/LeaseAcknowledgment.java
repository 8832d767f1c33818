package org.opencmq.spring.integration.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.integration.acks.AcknowledgmentCallback;
import org.springframework.messaging.MessagingException;

/**
 * Settles one message, or all of a batch. {@code ACCEPT} deletes and returns when CMQ confirmed it; {@code REQUEUE} makes the
 * message available again at once; {@code REJECT} does so after the redelivery delay, so that the queue's dead-letter policy
 * counts it and a poison message makes no hot loop. Where the service cannot change a lease, the last two wait for its end.
 * The first call decides; later ones do nothing. Safe for all threads, also after its component stopped.
 */
public final class LeaseAcknowledgment implements AcknowledgmentCallback {

    private final List<Lease> leases;
    private volatile boolean autoAck = true;

    /** Settles these together. */
    public LeaseAcknowledgment(List<Lease> leases) {
        this.leases = List.copyOf(leases);
    }

    /**
     * Settles.
     *
     * @throws MessagingException when CMQ did not confirm the deletion; the message may come again
     */
    @Override
    public void acknowledge(Status status) {
        switch (status) {
            case ACCEPT -> accept();
            case REJECT -> leases.forEach(lease -> lease.requeue(false));
            case REQUEUE -> leases.forEach(lease -> lease.requeue(true));
        }
    }

    private void accept() {
        List<CompletableFuture<Void>> outcomes = new ArrayList<>(leases.size());
        leases.forEach(lease -> outcomes.add(lease.accept()));
        try {
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MessagingException(
                    "the acknowledgement was not confirmed, the message may be delivered again: " + cause.getMessage(),
                    cause);
        }
    }

    @Override
    public boolean isAcknowledged() {
        return leases.stream().noneMatch(Lease::isHeld);
    }

    @Override
    public void noAutoAck() {
        autoAck = false;
    }

    @Override
    public boolean isAutoAck() {
        return autoAck;
    }
}
