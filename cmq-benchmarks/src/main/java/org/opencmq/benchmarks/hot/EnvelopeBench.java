package org.opencmq.benchmarks.hot;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opencmq.benchmarks.scenario.Bench;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeHead;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.protocol.envelope.Reading;
import org.opencmq.selector.Selector;
import org.opencmq.selector.SelectorSyntaxException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The envelope of a text message of 1 KiB with three properties, and a selector over it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnvelopeBench {

    private final Envelope envelope = new Envelope(
            MessageHeaders.builder()
                    .id("ID:0001")
                    .timestamp(1_760_000_000_000L)
                    .persistent(true)
                    .build(),
            Map.of("region", "eu", "price", 12.5, "count", 3),
            new Body.Text(Bench.TEXT));
    private final String text = EnvelopeWriter.write(envelope);
    private final EnvelopeHead head = EnvelopeReader.readHead(text).orElseThrow();
    private final Selector selector;

    /** Parses the selector. */
    public EnvelopeBench() {
        try {
            selector = Selector.parse("region IN ('eu', 'us') AND price BETWEEN 10 AND 20 AND count > 2");
        } catch (SelectorSyntaxException e) {
            throw new IllegalStateException("the selector is a constant", e);
        }
    }

    /** Envelope to text. */
    @Benchmark
    public String write() {
        return EnvelopeWriter.write(envelope);
    }

    /** Text to envelope. */
    @Benchmark
    public Reading read() {
        return EnvelopeReader.read(text);
    }

    /** Headers and properties only. */
    @Benchmark
    public Optional<EnvelopeHead> readHead() {
        return EnvelopeReader.readHead(text);
    }

    /** One decision of the selector. */
    @Benchmark
    public boolean select() {
        return selector.matches(head::selectorValue);
    }
}
