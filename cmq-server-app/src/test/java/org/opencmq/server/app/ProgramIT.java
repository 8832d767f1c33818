package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.opencmq.server.app.SignedCalls.field;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ProgramIT {

    @TempDir
    Path folder;

    @Test
    void servesInMemoryOnAFreePortAndSaysWhere() throws Exception {
        // given
        try (RunningProgram program = RunningProgram.start("--in-memory", "--port", "0")) {

            // when
            URI server = program.awaitReady();
            SignedCalls calls = SignedCalls.development(server);

            // then
            assertThat(server.getHost()).isEqualTo("127.0.0.1");
            assertThat(server.getPort()).isPositive();
            assertThat(calls.get("/health")).startsWith("200 ");
            assertThat(field(calls.call("CreateQueue", "queueName", "orders"), "code"))
                    .isEqualTo("0");
            assertThat(field(calls.call("SendMessage", "queueName", "orders", "msgBody", "hello"), "code"))
                    .isEqualTo("0");
            assertThat(field(calls.call("ReceiveMessage", "queueName", "orders"), "msgBody"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void acceptsTheAccountsGivenAndNotTheDevelopmentKey() throws Exception {
        try (RunningProgram program =
                RunningProgram.start("--in-memory", "--port", "0", "--account", "AKIDshop:its-key")) {
            URI server = program.awaitReady();
            assertThat(field(new SignedCalls(server, "AKIDshop", "its-key").call("ListQueue"), "code"))
                    .isEqualTo("0");
            assertThat(field(SignedCalls.development(server).call("ListQueue"), "code"))
                    .isNotEqualTo("0");
        }
    }

    @Test
    void acceptsNewKeysOfItsConfigurationFileWithoutARestartAndKeepsTheOldOnesWhileTheFileIsBroken() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("cmq.properties"), "account.AKIDold = old\n");
        try (RunningProgram program = RunningProgram.start("--in-memory", "--port", "0", "--config", file.toString())) {
            URI server = program.awaitReady();
            SignedCalls old = new SignedCalls(server, "AKIDold", "old");
            SignedCalls fresh = new SignedCalls(server, "AKIDnew", "new");
            assertThat(field(old.call("ListQueue"), "code")).isEqualTo("0");

            // when
            Files.writeString(file, "account.AKIDnew = new\naccount.shop.AKIDthird = third\n");

            // then
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> field(fresh.call("ListQueue"), "code").equals("0"));
            assertThat(field(old.call("ListQueue"), "code")).isEqualTo("4100");

            // when
            Files.writeString(file, "account.AKIDnew = new\nbroken\n");
            Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000));

            // then
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> field(fresh.call("ListQueue"), "code").equals("0"));
        }
    }

    @Test
    void tracesIntoItsDataFolderWithinTheLimitsOfTheFile() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("cmq.properties"), "limit.max-msg-size-bytes = 1-2048\n");
        Path data = folder.resolve("data");
        String id;
        try (RunningProgram program =
                RunningProgram.start("--data", data.toString(), "--port", "0", "--config", file.toString())) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            assertThat(field(calls.call("CreateQueue", "queueName", "big", "maxMsgSize", "4096"), "code"))
                    .isEqualTo("4000");

            // when
            calls.call("CreateQueue", "queueName", "orders", "maxMsgSize", "2048", "loggingEnabled", "1");
            id = field(calls.call("SendMessage", "queueName", "orders", "msgBody", "hello"), "msgId");
            assertThat(field(calls.call("QueryMessageTrace", "msgId", id), "step"))
                    .as("written")
                    .isEqualTo("sent");
            program.terminate();
            program.awaitExit(120);
        }

        // then
        try (RunningProgram program = RunningProgram.start("--data", data.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            assertThat(field(calls.call("QueryMessageTrace", "msgId", id), "step"))
                    .isEqualTo("sent");
            assertThat(data.resolve("traces")).isDirectoryContaining("glob:**.jsonl");
        }
    }

    @Test
    void pushesToAPrivateAddressOnlyWhenItsRangeIsAllowed() throws Exception {
        for (String[] options : new String[][] {{}, {"--allow-push-to", "127.0.0.0/8"}}) {
            // given
            String[] all = Stream.concat(Stream.of("--in-memory", "--port", "0"), Stream.of(options))
                    .toArray(String[]::new);
            try (RunningProgram program = RunningProgram.start(all)) {
                SignedCalls calls = SignedCalls.development(program.awaitReady());
                calls.call("CreateTopic", "topicName", "news");

                // when
                String answer = calls.call(
                        "Subscribe",
                        "topicName",
                        "news",
                        "subscriptionName",
                        "reader",
                        "protocol",
                        "http",
                        "endpoint",
                        "http://127.0.0.1:9/take");

                // then
                assertThat(field(answer, "code")).isEqualTo(options.length == 0 ? "4000" : "0");
            }
        }
    }

    @Test
    void refusesASecondServerOnTheSameFolderInOneLine() throws Exception {
        try (RunningProgram first = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
            // given
            first.awaitReady();

            // when
            try (RunningProgram second = RunningProgram.start("--data", folder.toString(), "--port", "0");
                    RunningProgram backup = RunningProgram.start(
                            "backup",
                            "--data",
                            folder.toString(),
                            "--to",
                            folder.resolve("b").toString())) {

                // then
                String errors = second.errors();
                assertThat(second.awaitExit(120)).isEqualTo(ExitCode.FOLDER_IN_USE.number());
                assertThat(errors.lines()).hasSize(1);
                assertThat(errors).startsWith("cmq-server: data folder " + folder + " is in use");
                assertThat(backup.errors()).contains("is in use");
                assertThat(backup.awaitExit(120)).isEqualTo(ExitCode.FOLDER_IN_USE.number());
            }
        }
    }

    @Test
    void refusesAPortThatIsTakenInOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningProgram program =
                        RunningProgram.start("--in-memory", "--port", Integer.toString(other.getLocalPort()))) {
            String errors = program.errors();
            assertThat(program.awaitExit(120)).isEqualTo(ExitCode.CANNOT_LISTEN.number());
            assertThat(errors.lines()).hasSize(1);
            assertThat(errors).contains("port " + other.getLocalPort()).contains("taken");
        }
    }

    @Test
    void refusesAHostItDoesNotKnowInOneLine() throws Exception {
        try (RunningProgram program = RunningProgram.start(
                "--in-memory", "--port", "0", "--host", "nowhere.invalid", "--account", "AKIDa:b")) {
            String errors = program.errors();
            assertThat(program.awaitExit(120)).isEqualTo(ExitCode.CANNOT_LISTEN.number());
            assertThat(errors.lines()).hasSize(1);
            assertThat(errors).contains("nowhere.invalid is unknown");
        }
    }

    @Test
    void refusesAFileAsAFolderInOneLine(@TempDir Path parent) throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        try (RunningProgram program = RunningProgram.start("--port", "0", "--data", file.toString())) {
            String errors = program.errors();
            assertThat(program.awaitExit(120)).isEqualTo(ExitCode.FOLDER_UNUSABLE.number());
            assertThat(errors.lines()).hasSize(1);
            assertThat(errors).contains(file + " is a file; name a folder");
        }
    }

    @Test
    void refusesACorruptFolderInOneLineAndGoesOnRefusingIt() throws Exception {
        // given
        try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            calls.call("CreateQueue", "queueName", "orders");
            program.terminate();
            program.awaitExit(120);
        }
        try (Stream<Path> files = Files.list(folder.resolve("rocksdb"))) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("MANIFEST"))
                    .toList()) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    bytes.seek(bytes.length() / 2);
                    bytes.writeLong(0x5555_5555_5555_5555L);
                }
            }
        }

        // when, then
        for (int attempt = 0; attempt < 2; attempt++) {
            try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
                String errors = program.errors();
                assertThat(program.awaitExit(120)).isEqualTo(ExitCode.FOLDER_UNUSABLE.number());
                assertThat(errors.lines()).hasSize(1);
                assertThat(errors)
                        .contains(folder.toString())
                        .contains("MANIFEST")
                        .contains("backup");
            }
        }
    }

    @Test
    void stopsWhenTerminatedAndAnswersTheWaitersFirst() throws Exception {
        // given
        try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            calls.call("CreateQueue", "queueName", "orders");
            CompletableFuture<String> waiting =
                    calls.later("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", "30");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> calls.get("/metrics").matches("(?s).*\\ncmq_receivers_waiting 1(\\.0)?\\s.*"));

            // when
            program.terminate();

            // then: at once, where the poll would have gone on for 30 s
            int code = program.awaitExit(20);
            assertThat(code).isEqualTo(128 + 15);
            assertThat(field(waiting.get(20, TimeUnit.SECONDS), "code")).isEqualTo("7000");
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void keepsWhatWasAnsweredWhenKilledAndBringsNothingDeletedBack() throws Exception {
        Set<String> sent = new HashSet<>();
        for (int round = 1; round <= 3; round++) {
            // given
            try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
                SignedCalls calls = SignedCalls.development(program.awaitReady());
                calls.call("CreateQueue", "queueName", "orders", "visibilityTimeout", "60");

                // when
                for (int i = 0; i < 50; i++) {
                    String body = "m-" + round + "-" + i;
                    if (field(calls.call("SendMessage", "queueName", "orders", "msgBody", body), "code")
                            .equals("0")) {
                        sent.add(body);
                    }
                }
                for (int i = 0; i < 10; i++) {
                    String got = calls.call("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", "3");
                    String deleted = calls.call(
                            "DeleteMessage", "queueName", "orders", "receiptHandle", field(got, "receiptHandle"));
                    assertThat(field(deleted, "code")).isEqualTo("0");
                    sent.remove(field(got, "msgBody"));
                }
                program.kill();
            }
        }

        // then
        try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            String counts = calls.call("GetQueueAttributes", "queueName", "orders");
            assertThat(Integer.parseInt(field(counts, "activeMsgNum"))
                            + Integer.parseInt(field(counts, "inactiveMsgNum")))
                    .isEqualTo(sent.size());
            Set<String> received = new HashSet<>();
            String got = calls.call("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", "3");
            while (field(got, "code").equals("0")) {
                received.add(field(got, "msgBody"));
                calls.call("DeleteMessage", "queueName", "orders", "receiptHandle", field(got, "receiptHandle"));
                got = calls.call("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", "2");
            }
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void aBackupServesAsAFolderOfItsOwn() throws Exception {
        // given
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (RunningProgram program = RunningProgram.start("--data", data.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            calls.call("CreateQueue", "queueName", "orders");
            calls.call("SendMessage", "queueName", "orders", "msgBody", "kept");
            program.kill();
        }

        // when
        try (RunningProgram program =
                RunningProgram.start("backup", "--data", data.toString(), "--to", backup.toString())) {
            assertThat(program.errors()).isEmpty();
            assertThat(program.awaitExit(120)).isZero();
        }

        // then
        try (RunningProgram program = RunningProgram.start("--data", backup.toString(), "--port", "0")) {
            SignedCalls calls = SignedCalls.development(program.awaitReady());
            assertThat(field(calls.call("ReceiveMessage", "queueName", "orders"), "msgBody"))
                    .isEqualTo("kept");
        }
    }
}
