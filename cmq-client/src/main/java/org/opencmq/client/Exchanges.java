package org.opencmq.client;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Puts the chain together. */
final class Exchanges {

    private Exchanges() {}

    static Exchange chain(
            Transport transport, CmqClientSettings settings, CallListener listener, Cancellation shutdown) {
        CallTime time = CallTime.of(Clock.systemUTC());
        RandomGenerator jitter = new ThreadRandom();
        Endpoints endpoints = Endpoints.of(settings);
        // One report per call, whatever it took; a word on each attempt without an answer, and a fresh timestamp and
        // nonce per attempt, so listening and signing are inside the retry.
        Exchange http = new HttpExchange(transport, new FormWire(endpoints), settings, shutdown);
        Exchange sign = new SigningExchange(http, endpoints, settings, time, jitter);
        Exchange retry =
                new RetryingExchange(new ListeningExchange(sign, listener), settings.retry(), shutdown, time, jitter);
        return new MeasuringExchange(retry, listener, time);
    }

    /** The chain of API 3.0, whose wire signs. */
    static Exchange cloudChain(
            Transport transport, CmqClientSettings settings, CallListener listener, Cancellation shutdown) {
        CallTime time = CallTime.of(Clock.systemUTC());
        Exchange http = new HttpExchange(transport, new CloudWire(settings, time), settings, shutdown);
        Exchange retry = new RetryingExchange(
                new ListeningExchange(http, listener), settings.retry(), shutdown, time, new ThreadRandom());
        return new MeasuringExchange(retry, listener, time);
    }

    /** Randomness of whichever thread asks. Nonces need to differ, not to be secret: the signature covers them. */
    private static final class ThreadRandom implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
