package org.opencmq.server.engine.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.DeadLetterPolicy;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/**
 * What is kept of a queue besides its messages.
 *
 * <p>Bytes, numbers big-endian, text as {@link DataOutputStream#writeUTF}: version (1 byte, now 1), account, name, number
 * (8), queueId, revision (8), createdAt (8), modifiedAt (8), maxMsgHeapNum (8), pollingWait, visibilityTimeout (8 each, ms),
 * maxMsgSize (4), msgRetention, rewind (8 each, ms), idleDelete (8, ms, -1 for never), traced (1), dead letter: 0 for none,
 * else 1, target, maxReceiveCount (4, -1 for absent), maxTimeToLive (8, ms, -1 for absent). A newer version is refused.
 */
record QueueRecord(
        QueueKey key, long number, String queueId, QueueConfig config, long revision, long createdAt, long modifiedAt) {

    private static final int VERSION = 1;

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(key.account());
            out.writeUTF(key.name().value());
            out.writeLong(number);
            out.writeUTF(queueId);
            out.writeLong(revision);
            out.writeLong(createdAt);
            out.writeLong(modifiedAt);
            out.writeLong(config.maxMsgHeapNum());
            out.writeLong(config.pollingWait().toMillis());
            out.writeLong(config.visibilityTimeout().toMillis());
            out.writeInt(config.maxMsgSize());
            out.writeLong(config.msgRetention().toMillis());
            out.writeLong(config.rewind().toMillis());
            out.writeLong(config.idleDelete().map(Duration::toMillis).orElse(-1L));
            out.writeBoolean(config.traced());
            out.writeBoolean(config.deadLetter().isPresent());
            if (config.deadLetter().isPresent()) {
                DeadLetterPolicy policy = config.deadLetter().get();
                out.writeUTF(policy.target().value());
                out.writeInt(policy.maxReceiveCount().orElse(-1));
                out.writeLong(policy.maxTimeToLive().map(Duration::toMillis).orElse(-1L));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes refused a write", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote; the key is for the message of the exception. */
    static QueueRecord read(String recordKey, byte[] value) throws StoreException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new StoreException("record " + recordKey + " has version " + version + ", this program reads "
                        + VERSION + "; start a newer program");
            }
            QueueKey key = new QueueKey(in.readUTF(), new QueueName(in.readUTF()));
            long number = in.readLong();
            String queueId = in.readUTF();
            long revision = in.readLong();
            long createdAt = in.readLong();
            long modifiedAt = in.readLong();
            QueueConfig config = new QueueConfig(
                    in.readLong(),
                    Duration.ofMillis(in.readLong()),
                    Duration.ofMillis(in.readLong()),
                    in.readInt(),
                    Duration.ofMillis(in.readLong()),
                    Duration.ofMillis(in.readLong()),
                    Optional.empty(),
                    optionalMillis(in.readLong()),
                    in.readBoolean());
            if (in.readBoolean()) {
                config = config.withDeadLetter(Optional.of(policy(in)));
            }
            return new QueueRecord(key, number, queueId, config, revision, createdAt, modifiedAt);
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("record " + recordKey + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static DeadLetterPolicy policy(DataInputStream in) throws IOException {
        QueueName target = new QueueName(in.readUTF());
        int count = in.readInt();
        return new DeadLetterPolicy(
                target, count < 0 ? OptionalInt.empty() : OptionalInt.of(count), optionalMillis(in.readLong()));
    }

    private static Optional<Duration> optionalMillis(long millis) {
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
