package org.opencmq.benchmarks.peer;

import java.util.concurrent.CountDownLatch;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ as a program, in memory. Ends when killed. */
public final class SqsServer {

    private SqsServer() {}

    /** Starts it. */
    public static void main(String[] args) throws InterruptedException {
        int port = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start()
                .waitUntilStarted()
                .localAddress()
                .getPort();
        System.out.println("READY http://127.0.0.1:" + port);
        new CountDownLatch(1).await();
    }
}
