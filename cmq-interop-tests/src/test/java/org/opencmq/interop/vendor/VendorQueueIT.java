package org.opencmq.interop.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cmq.Account;
import com.qcloud.cmq.CMQServerException;
import com.qcloud.cmq.Message;
import com.qcloud.cmq.Queue;
import com.qcloud.cmq.QueueMeta;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.server.CmqServer;

/** What the vendor's Java SDK does with queues, as its own tests and examples do it, works on our server. */
@SuppressWarnings("deprecation") // the SDK deprecates what most of its users call
class VendorQueueIT {

    private static final String AWKWARD = "a=1&b=2 c+d/100%~*@#?\"中文 测试\"\n\u0001\uD83D\uDE00";

    private static CmqServer server;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().inMemory().start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"POST,sha1", "POST,sha256", "GET,sha1", "GET,sha256"})
    void sendsReceivesAndDeletesByEveryMethodAndSignature(String method, String signature) throws Exception {
        // given
        Account account = VendorClient.account(server.endpoint(), method, signature, CmqServer.DEVELOPMENT_SECRET_KEY);
        Queue queue = createQueue(account, 30);

        // when
        String msgId = queue.sendMessage(AWKWARD);
        Message received = queue.receiveMessage(2);

        // then
        assertThat(received.msgId).isEqualTo(msgId);
        assertThat(received.msgBody).isEqualTo(AWKWARD);
        assertThat(received.dequeueCount).isEqualTo(1);
        assertThat(received.firstDequeueTime).isGreaterThanOrEqualTo(received.enqueueTime);
        assertThat(received.nextVisibleTime - received.firstDequeueTime).isBetween(29L, 31L);

        // and
        assertThat(queue.deleteMessage(received.receiptHandle).getRequestId()).matches("\\d{1,17}");
        assertRefused(() -> queue.receiveMessage(0), 7000, "(10200)no message");
    }

    @Test
    void handsOutABatchOfThreeInOneAnswer() throws Exception {
        // given
        Queue queue = createQueue(VendorClient.account(server), 30);
        List<String> bodies = List.of("one", "two", AWKWARD);

        // when
        List<String> ids = queue.batchSendMessage(bodies);
        List<Message> received = queue.batchReceiveMessage(10, 2);

        // then
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(received).extracting(message -> message.msgBody).containsExactlyElementsOf(bodies);
        assertThat(received).extracting(message -> message.msgId).containsExactlyElementsOf(ids);

        // and
        List<String> handles = new ArrayList<>();
        received.forEach(message -> handles.add(message.receiptHandle));
        queue.batchDeleteMessage(handles);
        assertThat(queue.getQueueAttributes().activeMsgNum).isZero();
        assertThat(queue.getQueueAttributes().inactiveMsgNum).isZero();
        assertRefused(() -> queue.batchDeleteMessage(handles), 6020, "(10290)batch delete message failed");
    }

    @Test
    void refusesASmallerBatchThanItAsksFor() throws Exception {
        // given
        Queue queue = createQueue(VendorClient.account(server), 30);
        queue.sendMessage("kept");
        Message received = queue.receiveMessage(2);

        // then
        assertRefused(
                () -> queue.batchDeleteMessage(List.of(received.receiptHandle, "1-1-1-1")),
                6010,
                "(10150)delete message partially failed");
    }

    @Test
    void keepsADelayedMessageInvisibleUntilItsTime() throws Exception {
        // given
        Queue queue = createQueue(VendorClient.account(server), 30);
        long sentAt = System.nanoTime();

        // when
        queue.sendMessage("later", 6);

        // then
        assertThat(queue.getQueueAttributes().delayMsgNum).isEqualTo(1);
        assertRefused(() -> queue.receiveMessage(0), 7000, "(10200)no message");
        assertThat(queue.receiveMessage(20).msgBody).isEqualTo("later");
        assertThat(Duration.ofNanos(System.nanoTime() - sentAt)).isGreaterThan(Duration.ofMillis(5_900));
    }

    @Test
    void handsAMessageOutAgainAfterItsVisibilityTimeoutAndKillsTheOldHandle() throws Exception {
        // given
        Queue queue = createQueue(VendorClient.account(server), 1);
        queue.sendMessage("again");

        // when
        Message first = queue.receiveMessage(2);
        Message second = queue.receiveMessage(10);

        // then
        assertThat(second.msgId).isEqualTo(first.msgId);
        assertThat(second.dequeueCount).isEqualTo(2);
        assertThat(second.receiptHandle).isNotEqualTo(first.receiptHandle);
        assertRefused(() -> queue.deleteMessage(first.receiptHandle), 4430, "(10260)receipt handle is invalid");
    }

    @Test
    void changesAndTellsAllAttributes() throws Exception {
        // given
        Queue queue = createQueue(VendorClient.account(server), 30);
        QueueMeta change = new QueueMeta();
        change.maxMsgHeapNum = 2_000_000;
        change.pollingWaitSeconds = 3;
        change.visibilityTimeout = 60;
        change.maxMsgSize = 2_048;
        change.msgRetentionSeconds = 120;
        change.rewindSeconds = 60;

        // when
        queue.setQueueAttributes(change);
        QueueMeta told = queue.getQueueAttributes();

        // then
        assertThat(told.maxMsgHeapNum).isEqualTo(2_000_000);
        assertThat(told.pollingWaitSeconds).isEqualTo(3);
        assertThat(told.visibilityTimeout).isEqualTo(60);
        assertThat(told.maxMsgSize).isEqualTo(2_048);
        assertThat(told.msgRetentionSeconds).isEqualTo(120);
        assertThat(told.rewindSeconds).isEqualTo(60);
        assertThat(told.lastModifyTime).isGreaterThanOrEqualTo(told.createTime);
        assertRefused(() -> queue.sendMessage("x".repeat(2_049)), 4400, "(10230)exceed maximum message size");
    }

    @Test
    void rewindsWhatWasDeleted() throws Exception {
        // given
        Account account = VendorClient.account(server);
        QueueMeta meta = new QueueMeta();
        meta.rewindSeconds = 600;
        String name = VendorClient.unique("rewind");
        account.createQueue(name, meta);
        Queue queue = account.getQueue(name);
        queue.sendMessage("once more");
        Message received = queue.receiveMessage(2);
        queue.deleteMessage(received.receiptHandle);
        assertThat(queue.getQueueAttributes().rewindmsgNum).isEqualTo(1);

        // when
        queue.rewindQueue((int) received.enqueueTime);

        // then
        assertThat(queue.receiveMessage(2).msgBody).isEqualTo("once more");
    }

    @Test
    void listsAndDeletesQueues() throws Exception {
        // given
        Account account = VendorClient.account(server);
        String word = VendorClient.unique("listed");
        for (int i = 0; i < 3; i++) {
            account.createQueue(word + "-" + i, new QueueMeta());
        }

        // when
        List<String> page = new ArrayList<>();
        int total = account.listQueue(word, 1, 1, page);

        // then
        assertThat(total).isEqualTo(3);
        assertThat(page).containsExactly(word + "-1");

        // and
        account.deleteQueue(word + "-1");
        assertRefused(() -> account.getQueue(word + "-1").sendMessage("x"), 4440, "(10100)queue is not existed");
        assertRefused(() -> account.createQueue(word + "-1", new QueueMeta()), 6040, "(10660)it will take some time");
        assertRefused(() -> account.createQueue(word + "-0", new QueueMeta()), 4460, "(10210)queue is already existed");
    }

    @Test
    void refusesAWrongKeyAnUnknownQueueAndABadName() throws Exception {
        Account stranger = VendorClient.account(server.endpoint(), "POST", "sha1", "not-the-key");
        Account account = VendorClient.account(server);

        assertRefused(() -> stranger.getQueue("any").sendMessage("x"), 4100, "(10030)authentication failed");
        assertRefused(() -> account.getQueue("nowhere").sendMessage("x"), 4440, "(10100)queue is not existed");
        assertRefused(() -> account.createQueue("1digit", new QueueMeta()), 4000, "(10020)queue name format error");
    }

    @Test
    void doesNotLoseAMessageToAPollThatItsClientGaveUp() throws Exception {
        // given: the queue lets receivers wait longer than the client does
        Account account = VendorClient.account(server);
        QueueMeta meta = new QueueMeta();
        meta.pollingWaitSeconds = 20;
        String name = VendorClient.unique("timeout");
        account.createQueue(name, meta);
        Queue queue = account.getQueue(name);

        // when
        assertThatThrownBy(queue::receiveMessage).isInstanceOf(SocketTimeoutException.class);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.requests().waitingReceivers() == 0);
        queue.sendMessage("not swallowed");

        // then
        assertThat(queue.receiveMessage(2).msgBody).isEqualTo("not swallowed");
    }

    private static Queue createQueue(Account account, int visibilityTimeout) throws Exception {
        QueueMeta meta = new QueueMeta();
        meta.visibilityTimeout = visibilityTimeout;
        String name = VendorClient.unique("orders");
        account.createQueue(name, meta);
        return account.getQueue(name);
    }

    private static void assertRefused(ThrowingCallable call, int code, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(CMQServerException.class)
                .satisfies(refused -> assertThat(refused.toString()).startsWith("code:" + code + ", message:" + text));
    }
}
