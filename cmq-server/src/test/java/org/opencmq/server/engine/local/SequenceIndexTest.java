package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SequenceIndexTest {

    @Test
    void behavesLikeASortedMap() {
        // given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SequenceIndex index = new SequenceIndex();
        TreeMap<Long, Message> expected = new TreeMap<>();
        long next = 1;
        // when, then
        for (int step = 0; step < 200_000; step++) {
            int phase = (step / 20_000) % 2;
            int dice = random.nextInt(10);
            if (dice < (phase == 0 ? 6 : 2)) {
                Message message = message(next++);
                index.add(message);
                expected.put(message.sequence, message);
            } else if (dice < 7 && !expected.isEmpty()) {
                long from = (long) (random.nextDouble() * next);
                Message message = random.nextInt(3) == 0 || expected.ceilingEntry(from) == null
                        ? expected.firstEntry().getValue()
                        : expected.ceilingEntry(from).getValue();
                index.remove(message);
                expected.remove(message.sequence);
            } else {
                long place = (long) (random.nextDouble() * next);
                if (!expected.containsKey(place) && place > 0) {
                    Message back = message(place);
                    index.add(back);
                    expected.put(place, back);
                }
                var higher = expected.higherEntry(place - 5);
                assertThat(index.higher(place - 5))
                        .as("seed %s", seed)
                        .isSameAs(higher == null ? null : higher.getValue());
                assertThat(index.get(place)).isSameAs(expected.get(place));
            }
            assertThat(index.size()).as("seed %s", seed).isEqualTo(expected.size());
            assertThat(index.first())
                    .isSameAs(expected.isEmpty() ? null : expected.firstEntry().getValue());
        }
        assertThat(index.after(Long.MIN_VALUE, Integer.MAX_VALUE))
                .as("seed %s", seed)
                .isEqualTo(List.copyOf(expected.values()));
    }

    private static Message message(long sequence) {
        return new Message(sequence, "1", 1, 0, 0);
    }
}
