package org.opencmq.spring.integration.inbound;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.listener.CmqListenerContainer;
import org.opencmq.spring.integration.listener.ListenerOptions;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.support.CmqAddresses;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.opencmq.spring.integration.support.CmqNames;
import org.opencmq.spring.integration.support.CmqSender;
import org.opencmq.spring.integration.support.Delivery;
import org.springframework.integration.context.OrderlyShutdownCapable;
import org.springframework.integration.core.Pausable;
import org.springframework.integration.gateway.MessagingGatewaySupport;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;

/**
 * Receives requests from a queue and sends the flow's reply to where the request asks for it ({@code replyTo} of a JMS peer
 * or of an outbound gateway), else to the default reply queue; a request that asks for nothing gets nothing.
 *
 * <p>A reply carries the request's correlation id, or its message id when it has none, as JMS peers expect. The request is
 * deleted after its reply was stored; until then its lease is renewed. When the flow fails without an error channel, or the
 * reply cannot be sent, the request comes again.
 */
@IntegrationManagedResource
public class CmqInboundGateway extends MessagingGatewaySupport implements Pausable, OrderlyShutdownCapable {

    private final CmqClient client;
    private final QueueName queue;
    private final CmqSender sender;
    private final ListenerOptions options = new ListenerOptions();

    private @Nullable Address defaultReplyTo;
    private volatile @Nullable CmqListenerContainer container;

    /**
     * A gateway of a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     * @param queue where requests come from
     */
    public CmqInboundGateway(CmqClient client, String queue) {
        this.client = client;
        this.queue = CmqNames.queue(queue);
        this.sender = new CmqSender(client, true);
    }

    /** Where replies go when the request does not say; such as {@code answers} or {@code topic://answers}. */
    public void setDefaultReplyTo(String defaultReplyTo) {
        this.defaultReplyTo = CmqAddresses.parse(defaultReplyTo);
    }

    /** How many messages or batches are handled at once, 1 to 1,000; default 1, which keeps the queue's order. */
    public void setConcurrency(int concurrency) {
        options.setConcurrency(concurrency);
    }

    /** Most messages of one receive, 1 to 256; default 16, the most of plain CMQ. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        options.setMaxMessagesPerPoll(maxMessagesPerPoll);
    }

    /** Longest wait of one receive, 0 to 30 s; default 20 s. */
    public void setPollWait(Duration pollWait) {
        options.setPollWait(pollWait);
    }

    /** Whether a missing queue is made; default yes. */
    public void setAutoCreate(boolean autoCreate) {
        options.setAutoCreate(autoCreate);
    }

    /** Whether leases are renewed while messages are handled, where the service can do that; default yes. */
    public void setLeaseRenewal(boolean leaseRenewal) {
        options.setLeaseRenewal(leaseRenewal);
    }

    /** Longest time renewal holds one message, 1 s to 12 h; default 1 h. */
    public void setLeaseRenewalLimit(Duration leaseRenewalLimit) {
        options.setLeaseRenewalLimit(leaseRenewalLimit);
    }

    /** Pause before the first redelivery of a message that failed, doubled each time; default 1 s. */
    public void setRedeliveryDelay(Duration redeliveryDelay) {
        options.setRedeliveryDelay(redeliveryDelay);
    }

    /** Ceiling of that pause; default 5 min. */
    public void setMaxRedeliveryDelay(Duration maxRedeliveryDelay) {
        options.setMaxRedeliveryDelay(maxRedeliveryDelay);
    }

    /** How long stopping waits for handling to end before it interrupts; default 10 s. */
    public void setShutdownTimeout(Duration shutdownTimeout) {
        options.setShutdownTimeout(shutdownTimeout);
    }

    /** A JMS selector; the service must be able to evaluate it, plain CMQ ignores it. */
    public void setSelector(String selector) {
        options.setSelector(selector);
    }

    /** Reads messages; default a {@link org.opencmq.spring.integration.support.DefaultCmqMessageConverter}. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        options.setMessageConverter(messageConverter);
    }

    /** Maps headers; not together with a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        options.setHeaderMapper(headerMapper);
    }

    @Override
    public String getComponentType() {
        return "cmq:inbound-gateway";
    }

    @Override
    protected void onInit() {
        super.onInit();
        container();
    }

    private CmqListenerContainer container() {
        CmqListenerContainer made = container;
        if (made == null) {
            String name = getComponentName();
            made = new CmqListenerContainer(
                    client, options.settings(name == null ? "cmq-" + queue : name, queue), this::receive);
            container = made;
        }
        return made;
    }

    @Override
    protected void doStart() {
        super.doStart();
        container().start();
    }

    @Override
    protected void doStop() {
        container().stop();
        super.doStop();
    }

    /** Stops receiving and gives back what was not begun; what was begun goes on. */
    @Override
    @ManagedOperation(description = "Stop receiving until resumed")
    public void pause() {
        container().pause();
    }

    /** Receives again. */
    @Override
    @ManagedOperation(description = "Receive again")
    public void resume() {
        container().resume();
    }

    @Override
    @ManagedAttribute(description = "Whether receiving is paused")
    public boolean isPaused() {
        return container().isPaused();
    }

    /** Takes nothing further; answers how many messages are in progress. */
    @Override
    public int beforeShutdown() {
        container().stopReceiving();
        return container().inProgress();
    }

    /** Waits for what is in progress; answers how many messages still are. */
    @Override
    public int afterShutdown() {
        stop();
        return container().inProgress();
    }

    /** Messages received since this was made. */
    @ManagedAttribute(description = "Messages received")
    public long getReceivedCount() {
        return container().receivedCount();
    }

    /** Attempts to handle messages that failed since this was made. */
    @ManagedAttribute(description = "Failed attempts")
    public long getFailedCount() {
        return container().failedCount();
    }

    /** How often the service was away since this was made. */
    @ManagedAttribute(description = "Outages of the service")
    public long getOutageCount() {
        return container().outageCount();
    }

    /** Messages that were held longer than their lease since this was made. */
    @ManagedAttribute(description = "Messages held longer than their lease")
    public long getStaleCount() {
        return container().staleCount();
    }

    /** Messages in progress. */
    @ManagedAttribute(description = "Messages in progress")
    public int getInProgressCount() {
        return container().inProgress();
    }

    private void receive(List<Reception> receptions) throws Exception {
        Reception request = receptions.get(0);
        if (request.failure() != null) {
            throw request.failure();
        }
        Address replyTo = replyTo(request);
        Message<?> message = request.message(getMessageBuilderFactory(), queue).build();
        if (replyTo == null) {
            send(message);
            return;
        }
        Message<?> reply = sendAndReceiveMessage(message);
        if (reply == null) {
            throw new MessageDeliveryException(message, "no reply came in time; the request will be delivered again");
        }
        reply(request, replyTo, reply);
    }

    private @Nullable Address replyTo(Reception request) {
        String asked = request.content().replyTo();
        return asked == null ? defaultReplyTo : CmqAddresses.parse(asked);
    }

    private void reply(Reception request, Address replyTo, Message<?> reply) {
        Object correlation = request.content().correlationId();
        Instruction instruction =
                new Instruction(true, correlation == null ? request.content().messageId() : correlation, null, null, 0);
        try {
            var unused = sender.sendAndWait(
                    replyTo, options.converter().toText(reply, replyTo, instruction), Delivery.PLAIN);
        } catch (CmqException e) {
            throw new MessageDeliveryException(reply, "the reply was not sent to " + CmqAddresses.text(replyTo), e);
        }
    }
}
