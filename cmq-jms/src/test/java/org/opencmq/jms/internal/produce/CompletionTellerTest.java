package org.opencmq.jms.internal.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CompletionTellerTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CmqMessage message = new CmqTextMessage();

    @Test
    void tellsTheOthersWhateverOneListenerThrows() {
        // given
        CompletionTeller teller = new CompletionTeller(Thread::new);
        // when
        teller.tell(CompletableFuture.completedFuture(null), message, listener(() -> {
            throw new AssertionError("a listener's own");
        }));
        teller.tell(CompletableFuture.completedFuture(null), message, listener(() -> told.add("second")));
        teller.awaitAll();
        // then
        assertThat(told).containsExactly("second");
    }

    @Test
    void tellsNobodyOfASendForWhichThereWasNoThread() {
        // given
        List<Thread> started = new ArrayList<>();
        CompletionTeller teller = new CompletionTeller(task -> new Thread(task) {
            @Override
            public synchronized void start() {
                started.add(this);
                if (started.size() == 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        });
        // when
        assertThatThrownBy(() -> teller.tell(
                        CompletableFuture.completedFuture(null), message, listener(() -> told.add("first"))))
                .isInstanceOf(OutOfMemoryError.class);
        teller.awaitAll();
        teller.tell(CompletableFuture.completedFuture(null), message, listener(() -> told.add("second")));
        teller.awaitAll();
        // then
        assertThat(told).containsExactly("second");
    }

    private static CompletionListener listener(Runnable onCompletion) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message sent) {
                onCompletion.run();
            }

            @Override
            public void onException(Message sent, Exception reason) {
                throw new AssertionError(reason);
            }
        };
    }
}
