package org.opencmq.examples.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Places five orders, handles each exactly as often as it takes, prints what happened, and ends. */
@SpringBootApplication
@EnableScheduling
public class OrdersApplication {

    /** Starts the application; it ends by itself once every order is handled, with exit code 1 if that takes too long. */
    public static void main(String[] arguments) throws InterruptedException {
        var context = SpringApplication.run(OrdersApplication.class, arguments);
        boolean complete = context.getBean(OrderBook.class).awaitAll();
        context.close();
        System.exit(complete ? 0 : 1);
    }
}
