package org.opencmq.spring.integration.inbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqCancelledException;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.spring.integration.listener.Lease;
import org.opencmq.spring.integration.listener.LeaseAcknowledgment;
import org.opencmq.spring.integration.listener.LeaseBook;
import org.opencmq.spring.integration.listener.ListenerOptions;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqNames;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.endpoint.AbstractFetchLimitingMessageSource;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.integration.support.management.ManageableLifecycle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.MessagingException;

/**
 * Receives one message each time a poller asks. The message carries an {@code acknowledgmentCallback}: the poller accepts it
 * after success and rejects it after a failure, unless the application took that over by {@code noAutoAck()}
 * ({@link LeaseAcknowledgment}). Leases are renewed until then, where the service can do that. With a fetch size above 1
 * messages are received ahead; stopping gives those back.
 */
@IntegrationManagedResource
public class CmqMessageSource extends AbstractFetchLimitingMessageSource<Object> implements ManageableLifecycle {

    private final CmqClient client;
    private final QueueName queue;
    private final ListenerOptions options = new ListenerOptions();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Lease> ahead = new ArrayDeque<>();

    private Duration receiveTimeout = Duration.ofSeconds(1);
    private boolean autoCreate = true;
    private volatile @Nullable LeaseBook book;
    private volatile boolean running;
    private volatile boolean lengthKnown;
    private volatile @Nullable Cancellation current;

    /**
     * A source of a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     * @param queue any name; one that CMQ cannot spell is respelled as the JMS provider does
     */
    public CmqMessageSource(CmqClient client, String queue) {
        this.client = client;
        this.queue = CmqNames.queue(queue);
    }

    /** How long one poll waits for a message, 0 to 30 s, rounded up to whole seconds; default 1 s. */
    public void setReceiveTimeout(Duration receiveTimeout) {
        if (receiveTimeout.isNegative() || receiveTimeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("receiveTimeout must be 0 to 30 s, was " + receiveTimeout);
        }
        this.receiveTimeout = receiveTimeout;
    }

    /** Whether a missing queue is made; default yes. */
    public void setAutoCreate(boolean autoCreate) {
        this.autoCreate = autoCreate;
    }

    /** Whether leases are renewed until the message is acknowledged, where the service can do that; default yes. */
    public void setLeaseRenewal(boolean leaseRenewal) {
        options.setLeaseRenewal(leaseRenewal);
    }

    /** Longest time renewal holds one message, 1 s to 12 h; default 1 h. */
    public void setLeaseRenewalLimit(Duration leaseRenewalLimit) {
        options.setLeaseRenewalLimit(leaseRenewalLimit);
    }

    /** Pause before the first redelivery of a rejected message, doubled each time; default 1 s. */
    public void setRedeliveryDelay(Duration redeliveryDelay) {
        options.setRedeliveryDelay(redeliveryDelay);
    }

    /** Ceiling of that pause; default 5 min. */
    public void setMaxRedeliveryDelay(Duration maxRedeliveryDelay) {
        options.setMaxRedeliveryDelay(maxRedeliveryDelay);
    }

    /** Reads messages. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        options.setMessageConverter(messageConverter);
    }

    /** Maps headers; not together with a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        options.setHeaderMapper(headerMapper);
    }

    @Override
    public String getComponentType() {
        return "cmq:inbound-channel-adapter";
    }

    @Override
    public void start() {
        lock.lock();
        try {
            book().open();
            running = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a poll under way and gives back what was received ahead. */
    @Override
    public void stop() {
        running = false;
        Cancellation poll = current;
        if (poll != null) {
            poll.cancel();
        }
        lock.lock();
        try {
            LeaseBook leases = book();
            leases.giveBack(ahead);
            ahead.clear();
            if (leases.heldCount() == 0) {
                leases.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Messages that were received and not settled. */
    @ManagedAttribute(description = "Messages not settled")
    public int getHeldCount() {
        return book().heldCount();
    }

    @Override
    public void destroy() {
        stop();
        book().close();
        super.destroy();
    }

    private LeaseBook book() {
        lock.lock();
        try {
            LeaseBook made = book;
            if (made == null) {
                made = new LeaseBook(client, queue, options.leases());
                book = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected @Nullable Object doReceive(int maxFetchSize) {
        if (!running) {
            start();
        }
        Lease lease = next(maxFetchSize);
        if (lease == null) {
            return null;
        }
        return Reception.of(lease, options.converter()).map(this::message).orElse(null);
    }

    private Object message(Reception reception) {
        if (reception.failure() != null) {
            reception.lease().requeue(false);
            throw reception.failure();
        }
        return reception
                .message(getMessageBuilderFactory(), queue)
                .setHeader(
                        IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
                        new LeaseAcknowledgment(List.of(reception.lease())));
    }

    private @Nullable Lease next(int maxFetchSize) {
        LeaseBook leases = book();
        lock.lock();
        try {
            for (Lease lease = ahead.poll(); lease != null; lease = ahead.poll()) {
                if (leases.mayBegin(lease)) {
                    return lease;
                }
            }
        } finally {
            lock.unlock();
        }
        List<Lease> received = new ArrayList<>(receive(leases, Math.max(1, maxFetchSize)));
        if (received.isEmpty()) {
            return null;
        }
        Lease first = received.remove(0);
        lock.lock();
        try {
            if (!running) {
                received.add(first);
                leases.giveBack(received);
                return null;
            }
            ahead.addAll(received);
        } finally {
            lock.unlock();
        }
        return first;
    }

    private List<Lease> receive(LeaseBook leases, int max) {
        Cancellation ending = new Cancellation();
        current = ending;
        try {
            if (!lengthKnown && options.leases().renew()) {
                learnLength(leases);
            }
            return leases.receive(max, receiveTimeout, Optional.empty(), ending);
        } catch (CmqCancelledException e) {
            if (ending.isCancelled()) {
                return List.of();
            }
            throw new MessagingException("receiving from " + queue + " was ended: " + e.getMessage(), e);
        } catch (CmqRefusedException e) {
            if (autoCreate && e.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                create();
                return List.of();
            }
            throw new MessagingException("receiving from " + queue + " failed: " + e.getMessage(), e);
        } catch (CmqException e) {
            throw new MessagingException("receiving from " + queue + " failed: " + e.getMessage(), e);
        } finally {
            current = null;
        }
    }

    private void learnLength(LeaseBook leases) throws CmqException {
        try {
            leases.learnLength();
        } catch (CmqRefusedException e) {
            if (e.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                throw e;
            }
            logger.debug(e, "the queue's attributes are not told, messages will tell the lease");
        }
        lengthKnown = true;
    }

    private void create() {
        try {
            client.control().createQueueIfAbsent(queue, QueueSettings.NONE);
        } catch (CmqException e) {
            throw new MessagingException("the queue " + queue + " is missing and could not be made", e);
        }
    }
}
