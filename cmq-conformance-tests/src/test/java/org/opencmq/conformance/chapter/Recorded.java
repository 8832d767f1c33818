package org.opencmq.conformance.chapter;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What listeners were told, in order; safe for all threads. */
final class Recorded implements MessageListener, CompletionListener {

    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(Message message) {
        threads.add(Thread.currentThread());
        messages.add(message);
    }

    @Override
    public void onCompletion(Message message) {
        onMessage(message);
    }

    @Override
    public void onException(Message message, Exception exception) {
        threads.add(Thread.currentThread());
        failures.add(exception);
    }
}
