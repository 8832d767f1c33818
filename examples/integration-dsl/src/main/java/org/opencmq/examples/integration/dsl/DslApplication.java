package org.opencmq.examples.integration.dsl;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * Sends three orders to a queue; each is priced by a request to a service behind another queue, and published to a topic.
 */
@SpringBootApplication
public class DslApplication {

    /** Starts it, waits for the results and ends. */
    public static void main(String[] args) throws InterruptedException {
        try (var context = SpringApplication.run(DslApplication.class, args)) {
            MessageChannel orders = context.getBean("orders", MessageChannel.class);
            List.of("tea", "milk", "sugar").forEach(order -> orders.send(new GenericMessage<>(order)));
            boolean complete = context.getBean(Results.class).await();
            System.out.println(complete ? "all orders priced" : "orders are missing");
        }
    }
}
