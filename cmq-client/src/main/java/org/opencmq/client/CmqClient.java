package org.opencmq.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.Capabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of one CMQ account at one service. Any number of threads; one is enough for an application, because connections and
 * pipelines are shared. Opening makes no request.
 *
 * <p>Calls block the calling thread. An interrupt is noticed before a request and between attempts; a request that is waiting
 * for its answer is ended by a {@link Cancellation}, at once.
 */
public final class CmqClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CmqClient.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final CmqClientSettings settings;
    private final Endpoints endpoints;
    private final Exchange exchange;
    private final Runnable disconnect;
    private final ThreadPoolExecutor workers;
    private final CapabilityQuestion capabilities;
    private final ControlPlane control;
    private final LongPolls polls;
    private final SharedByDestination<QueueName, Pipeline<OutgoingMessage, MessageId>> sends;
    private final SharedByDestination<TopicName, Pipeline<OutgoingPublication, MessageId>> publishes;
    private final SharedByDestination<QueueName, Pipeline<ReceiptHandle, DeleteOutcome>> deletes;
    private final Cancellation shutdown;
    private final AtomicBoolean closed = new AtomicBoolean();

    CmqClient(
            CmqClientSettings settings,
            Exchange exchange,
            Optional<Exchange> cloud,
            Cancellation shutdown,
            Runnable disconnect) {
        this.settings = settings;
        this.endpoints = Endpoints.of(settings);
        this.exchange = exchange;
        this.shutdown = shutdown;
        this.disconnect = disconnect;
        this.workers = WorkerThreads.open(settings.maxConnections());
        this.capabilities = new CapabilityQuestion(exchange, settings.extensions());
        this.polls = new LongPolls(exchange, capabilities, settings.retry().timeLimit());
        Carrier carrier = new OwnCarrier();
        this.control = cloud.<ControlPlane>map(way -> new ControlPlaneCloud(new CloudCaller(way)))
                .orElseGet(() -> new ControlPlaneV2(carrier));
        PipelineLimits limits = settings.pipelines();
        Rest rest = Rest.on(workers);
        this.sends = new SharedByDestination<>(
                queue -> new Pipeline<>(new SendFreight(queue, carrier), limits, workers, rest));
        this.publishes = new SharedByDestination<>(
                topic -> new Pipeline<>(new PublishFreight(topic, carrier), limits, workers, rest));
        this.deletes = new SharedByDestination<>(
                queue -> new Pipeline<>(new DeleteFreight(queue, carrier), limits, workers, rest));
    }

    /** Opens a client. */
    public static CmqClient open(CmqClientSettings settings) {
        return open(settings, CallListener.NONE);
    }

    /** Opens a client whose calls are reported. */
    public static CmqClient open(CmqClientSettings settings, CallListener listener) {
        Transport transport = Transport.open(settings);
        Cancellation shutdown = new Cancellation();
        Optional<Exchange> cloud = settings.controlPlane().isCloud(settings.queueEndpoint())
                ? Optional.of(Exchanges.cloudChain(transport, settings, listener, shutdown))
                : Optional.empty();
        return new CmqClient(
                settings, Exchanges.chain(transport, settings, listener, shutdown), cloud, shutdown, transport::close);
    }

    /** What this client was opened with. */
    public CmqClientSettings settings() {
        return settings;
    }

    /** Calls an action. */
    public <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException {
        return execute(action, request, CallOptions.NONE);
    }

    /**
     * Calls an action.
     *
     * @throws CmqRefusedException when the service said no
     * @throws CmqUnreachedException when no usable answer came
     * @throws CmqCancelledException when this side ended the call
     */
    public <Q, R> R execute(Action<Q, R> action, Q request, CallOptions options) throws CmqException {
        Call<R> call = Call.of(action, request, options, settings.retry().timeLimit());
        if (closed.get()) {
            throw call.cancelled("the client is closed");
        }
        return exchange.send(call);
    }

    /**
     * Leases messages by one long poll. An attempt without an answer is not repeated: messages it may have leased come back
     * when their lease runs out.
     *
     * @param max most messages, 1 to {@link Capabilities#maxBatchEntries()}
     * @param wait how long the service waits for the first one, 0 to 30 s, rounded up to whole seconds
     * @param cancellation ends the poll, as with {@link #receive(BatchReceiveMessage, Cancellation)}
     * @return at least one message, or none when none came in time
     */
    public List<ReceivedMessage> receive(QueueName queueName, int max, Duration wait, Cancellation cancellation)
            throws CmqException {
        return receive(new BatchReceiveMessage(queueName, max, Optional.of(wait)), cancellation);
    }

    /**
     * Leases messages by one long poll. An attempt without an answer is not repeated: messages it may have leased come back
     * when their lease runs out.
     *
     * <p>A cancelled poll ends at once, or nearly so: where the service has {@code CancelReceive} (and was asked for its {@link
     * #capabilities()} before) it is told to answer now, and what it leased in that moment is returned; elsewhere the
     * connection is broken, which leaves messages of an answer that is just under way invisible until their lease runs out.
     *
     * @param request what to ask for; without a wait of its own it waits as the queue has it, at most 30 s
     * @param cancellation ends the poll
     * @return at least one message, or none when none came in time
     * @throws CmqCancelledException when it was cancelled and no answer came
     */
    public List<ReceivedMessage> receive(BatchReceiveMessage request, Cancellation cancellation) throws CmqException {
        Duration wait = request.pollingWait().orElse(LONGEST_WAIT);
        Range.check("wait", wait, Duration.ZERO, LONGEST_WAIT);
        if (closed.get()) {
            throw Call.of(BatchReceiveMessage.ACTION, request, CallOptions.NONE, wait)
                    .cancelled("the client is closed");
        }
        return polls.receive(request, wait, cancellation).messages();
    }

    /** The pipeline by which all users of this client send to that queue. Keeping it is a little cheaper than asking again. */
    public SendPipeline sends(QueueName queueName) {
        return new SendPipeline(stoppedIfClosed(sends.get(queueName)));
    }

    /** The pipeline by which all users of this client publish to that topic. */
    public PublishPipeline publishes(TopicName topicName) {
        return new PublishPipeline(stoppedIfClosed(publishes.get(topicName)));
    }

    /** The pipeline by which all users of this client delete from that queue. */
    public DeletePipeline deletes(QueueName queueName) {
        return new DeletePipeline(stoppedIfClosed(deletes.get(queueName)));
    }

    /** Closing stops the pipelines it sees; one that is made later is stopped here. */
    private <E, O> Pipeline<E, O> stoppedIfClosed(Pipeline<E, O> pipeline) {
        if (closed.get()) {
            pipeline.stopTaking();
        }
        return pipeline;
    }

    /** Creates, describes and deletes queues, topics and subscriptions. */
    public ControlPlane control() {
        return control;
    }

    /**
     * What the service can do beyond CMQ. Asks it the first time; a service that refuses or answers something else is plain
     * CMQ. With {@link Extensions#OFF} never asks.
     *
     * @throws CmqException when the service could not be reached, or was too busy; the next call asks again
     */
    public Capabilities capabilities() throws CmqException {
        return capabilities.answer();
    }

    /**
     * Carries what is in the pipelines, at most for the time the settings allow, fails the rest with a
     * {@link CmqCancelledException}, ends calls in flight and releases connections and threads. Does nothing the second time.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        List<Pipeline<?, ?>> pipelines = new ArrayList<>(sends.all());
        pipelines.addAll(publishes.all());
        pipelines.addAll(deletes.all());
        pipelines.forEach(Pipeline::stopTaking);
        if (!becomeIdle(pipelines)) {
            pipelines.forEach(Pipeline::abandon);
        }
        shutdown.cancel();
        disconnect.run();
        workers.shutdown();
        polls.close();
    }

    private boolean becomeIdle(List<Pipeline<?, ?>> pipelines) {
        CompletableFuture<?>[] idle = pipelines.stream().map(Pipeline::idle).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(idle).get(settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            LOG.warn("closing with entries still waiting: closeTimeout={} passed", settings.closeTimeout());
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for pipelines cannot fail", e);
        }
    }

    /** Calls API 3.0. */
    private final class CloudCaller implements Caller {

        private final Exchange way;

        CloudCaller(Exchange way) {
            this.way = way;
        }

        @Override
        public <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException {
            return way.send(
                    Call.of(action, request, CallOptions.NONE, settings.retry().timeLimit()));
        }
    }

    /** What pipelines and control plane may do; unlike applications, pipelines may still call while the client closes. */
    private final class OwnCarrier implements Carrier {

        @Override
        public <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException {
            return exchange.send(
                    Call.of(action, request, CallOptions.NONE, settings.retry().timeLimit()));
        }

        @Override
        public BatchLimits limits() {
            try {
                Capabilities known = capabilities.answer();
                return known.equals(Capabilities.PLAIN)
                        ? BatchLimits.PLAIN
                        : new BatchLimits(known.maxBatchEntries(), known.maxBatchBytes(), false);
            } catch (CmqException e) {
                LOG.debug("batches stay small until the service says what it takes: {}", e.getMessage());
                return BatchLimits.PLAIN;
            }
        }

        @Override
        public CmqException notTaken(String action, Optional<String> destination, String finding) {
            if (closed.get()) {
                return new CmqCancelledException(action, destination, finding);
            }
            return new CmqUnreachedException(
                    action, destination, endpoints.of(action).shown(), finding, false, false, Optional.empty());
        }
    }
}
