package org.opencmq.client;

/** Brings a call to the service and its result back, on the calling thread. The chain is put together in {@link Exchanges}. */
interface Exchange {

    /** The result; for an answer that carries none, or no answer, the exception says which. */
    <R> R send(Call<R> call) throws CmqException;
}
