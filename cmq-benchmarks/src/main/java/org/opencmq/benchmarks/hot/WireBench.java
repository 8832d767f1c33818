package org.opencmq.benchmarks.hot;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.opencmq.benchmarks.scenario.Bench;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.protocol.form.FormDecoder;
import org.opencmq.protocol.form.FormEncoder;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A send of 16 messages of 1 KiB as a form: written, read, signed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBench {

    private static final int MESSAGES = 16;

    private final Parameters parameters = parameters();
    private final byte[] form = FormEncoder.encode(parameters);
    private final RequestSigner signer = new RequestSigner("a-secret-key", SignatureMethod.HMAC_SHA256);

    private static Parameters parameters() {
        Parameters.Builder builder = Parameters.builder();
        BatchSendMessage.ACTION
                .request()
                .write(
                        new BatchSendMessage(
                                new QueueName("orders"), Collections.nCopies(MESSAGES, Bench.TEXT), Duration.ZERO),
                        builder);
        return builder.build();
    }

    /** Parameters to bytes. */
    @Benchmark
    public byte[] encode() {
        return FormEncoder.encode(parameters);
    }

    /** Bytes to parameters. */
    @Benchmark
    public Parameters decode() throws Refusal {
        return FormDecoder.decode(form);
    }

    /** HMAC-SHA256 over the sorted parameters. */
    @Benchmark
    public String sign() {
        return signer.sign("POST", "localhost", "/v2/index.php", parameters);
    }
}
