package org.opencmq.spring.integration.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqSender;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.integration.acks.AckUtils;
import org.springframework.integration.channel.AbstractPollableChannel;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.messaging.Message;

/**
 * A channel over a queue whose consumers poll. A message is deleted from the queue before {@code receive} returns it, as with
 * a pollable channel over JMS without a transaction: a consumer that fails has to send it again. Use {@link CmqChannel} or a
 * {@link CmqMessageSource} where a failure must bring the message back.
 *
 * <p>Waiting times are rounded up to whole seconds by CMQ. Configure it before use; then safe for all threads.
 */
@IntegrationManagedResource
public class PollableCmqChannel extends AbstractPollableChannel {

    private static final long LONGEST_POLL_MILLIS = 20_000;

    private final CmqClient client;
    private final String name;

    private DefaultCmqMessageConverter standard = new DefaultCmqMessageConverter();
    private @Nullable CmqMessageConverter converter;
    private @Nullable ChannelSender sender;

    /**
     * A channel over a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     */
    public PollableCmqChannel(CmqClient client, String queue) {
        this.client = client;
        this.name = queue;
    }

    /** Writes and reads messages in another way. */
    public void setCmqMessageConverter(CmqMessageConverter cmqMessageConverter) {
        this.converter = cmqMessageConverter;
    }

    /** Maps headers; not together with a converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        DefaultCmqMessageConverter mapping = new DefaultCmqMessageConverter();
        mapping.setHeaderMapper(headerMapper);
        this.standard = mapping;
    }

    @Override
    public String getComponentType() {
        return "cmq:pollable-channel";
    }

    @Override
    protected void onInit() {
        super.onInit();
        sender = new ChannelSender(new CmqSender(client, true), new Address(Address.Kind.QUEUE, name), inForce());
    }

    private CmqMessageConverter inForce() {
        return converter == null ? standard : converter;
    }

    @Override
    protected boolean doSend(Message<?> message, long timeout) {
        ChannelSender ready = sender;
        if (ready == null) {
            throw new IllegalStateException("the channel " + getComponentName() + " is not initialized");
        }
        ready.send(message);
        return true;
    }

    @Override
    protected @Nullable Message<?> doReceive(long timeout) {
        long end = timeout < 0 ? Long.MAX_VALUE : System.nanoTime() / 1_000_000 + timeout;
        do {
            long left = timeout < 0 ? LONGEST_POLL_MILLIS : Math.max(0, end - System.nanoTime() / 1_000_000);
            Message<?> message = poll(Math.min(left, LONGEST_POLL_MILLIS));
            if (message != null) {
                return message;
            }
        } while (!Thread.currentThread().isInterrupted() && System.nanoTime() / 1_000_000 < end);
        return null;
    }

    private @Nullable Message<?> poll(long millis) {
        CmqMessageSource source = new CmqMessageSource(client, name);
        source.setBeanFactory(getBeanFactory());
        source.setMessageConverter(inForce());
        source.setReceiveTimeout(Duration.ofMillis(millis));
        source.setLeaseRenewal(false);
        source.setMaxFetchSize(1);
        try {
            Message<?> message = source.receive();
            if (message == null) {
                return null;
            }
            AckUtils.accept(StaticMessageHeaderAccessor.getAcknowledgmentCallback(message));
            return getMessageBuilderFactory()
                    .fromMessage(message)
                    .removeHeader(IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK)
                    .build();
        } finally {
            source.destroy();
        }
    }
}
