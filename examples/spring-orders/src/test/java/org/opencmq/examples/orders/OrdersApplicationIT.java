package org.opencmq.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OrdersApplicationIT {

    @Test
    void handlesEveryOrderAndTheTroublesomeOneTwice(@TempDir Path folder, CapturedOutput output) throws Exception {
        // when
        boolean complete;
        try (var context = SpringApplication.run(
                OrdersApplication.class, "--cmq.embedded.data-folder=" + folder.resolve("data"))) {
            complete = context.getBean(OrderBook.class).awaitAll();
        }

        // then
        assertThat(complete).isTrue();
        assertThat(output)
                .contains("failed    order-3, it will come again")
                .contains("handled   order-3 redelivered=true")
                .contains("handled   order-5 redelivered=false")
                .contains("5 of 5 orders handled");
        assertThat(folder.resolve("data")).isNotEmptyDirectory();
    }
}
