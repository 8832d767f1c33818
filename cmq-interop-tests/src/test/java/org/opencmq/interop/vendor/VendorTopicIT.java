package org.opencmq.interop.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cmq.Account;
import com.qcloud.cmq.CMQServerException;
import com.qcloud.cmq.Queue;
import com.qcloud.cmq.QueueMeta;
import com.qcloud.cmq.Subscription;
import com.qcloud.cmq.SubscriptionMeta;
import com.qcloud.cmq.Topic;
import com.qcloud.cmq.TopicMeta;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;

/** What the vendor's Java SDK does with topics and subscriptions works on our server. */
@SuppressWarnings({"deprecation", "JdkObsolete"}) // what most users of the SDK call, with its vectors
class VendorTopicIT {

    private static final int TAGS = 1;
    private static final int ROUTING = 2;

    private static CmqServer server;

    private Account account;
    private String topicName;
    private String queueName;
    private Queue queue;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().inMemory().allowPushTo("127.0.0.1").start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeQueue() throws Exception {
        account = VendorClient.account(server);
        topicName = VendorClient.unique("news");
        queueName = VendorClient.unique("reader");
        account.createQueue(queueName, new QueueMeta());
        queue = account.getQueue(queueName);
    }

    @Test
    void deliversTheRawTextToAQueue() throws Exception {
        // given
        account.createTopic(topicName, 65_536);
        account.createSubscribe(topicName, "sub", queueName, "queue");
        Topic topic = account.getTopic(topicName);

        // when
        String msgId = topic.publishMessage("你好 world+1=2*~");

        // then
        assertThat(msgId).matches("\\d+");
        assertThat(queue.receiveMessage(20).msgBody).isEqualTo("你好 world+1=2*~");
    }

    @Test
    void deliversByTagsAndRefusesWhatNobodyWants() throws Exception {
        // given
        account.createTopic(topicName, 65_536, TAGS);
        Topic topic = account.getTopic(topicName);
        assertRefused(() -> topic.publishMessage("x"), 6030, "(10650)topic has no subscription");
        account.createSubscribe(
                topicName,
                "fruit",
                queueName,
                "queue",
                List.of("apple", "pear"),
                List.of(),
                "BACKOFF_RETRY",
                "SIMPLIFIED");

        // when
        topic.publishMessage("wanted", List.of("pear"), "");
        Vector<String> ids = topic.batchPublishMessage(List.of("two", "three"), List.of("apple"), "");

        // then
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertRefused(
                () -> topic.publishMessage("unwanted", List.of("stone"), ""),
                6030,
                "(10730)no bindingKey or filterTag");
        assertThat(received(3)).containsExactly("wanted", "two", "three");
    }

    @Test
    void deliversByRoutingKeys() throws Exception {
        // given
        account.createTopic(topicName, 65_536, ROUTING);
        account.createSubscribe(
                topicName,
                "sub",
                queueName,
                "queue",
                List.of(),
                List.of("1.*.0", "log.#"),
                "EXPONENTIAL_DECAY_RETRY",
                "SIMPLIFIED");
        Topic topic = account.getTopic(topicName);

        // when
        topic.publishMessage("one", "1.any.0");
        topic.publishMessage("two", "log");

        // then
        assertRefused(() -> topic.publishMessage("three", "1.any.1"), 6030, "(10730)");
        assertThat(received(2)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void ignoresABindingKeyOnATopicOfTags() throws Exception {
        // given
        account.createTopic(topicName, 65_536, TAGS);
        account.createSubscribe(
                topicName, "sub", queueName, "queue", List.of(), List.of("route.#"), "BACKOFF_RETRY", "SIMPLIFIED");

        // when
        account.getTopic(topicName).publishMessage("any", "elsewhere");

        // then
        assertThat(queue.receiveMessage(20).msgBody).isEqualTo("any");
    }

    @Test
    void pushesToAUrlAsTheReferenceShowsIt() throws Exception {
        // given
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/push", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-type") + " "
                    + exchange.getRequestHeaders().getFirst("User-agent") + " "
                    + exchange.getRequestHeaders().getFirst("X-cmq-message-tag") + " " + body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        endpoint.start();
        try {
            account.createTopic(topicName, 65_536);
            String url = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/push?x=1";
            account.createSubscribe(topicName, "json", url, "http");

            // when
            String msgId = account.getTopic(topicName).publishMessage("hi \"中\"", List.of("a", "b"), "");

            // then
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !requests.isEmpty());
            assertThat(requests.get(0))
                    .startsWith("/push?x=1 text/plain Qcloud Notification Service Agent a, b {\"TopicOwner\":")
                    .contains("\"topicName\":\"" + topicName + "\"")
                    .contains("\"subscriptionName\":\"json\"")
                    .contains("\"msgId\":\"" + msgId + "\"")
                    .contains("\"msgBody\":\"hi \\\"中\\\"\"")
                    .contains("\"publishTime\":");
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void refusesAUrlOfItsOwnNetwork() throws Exception {
        account.createTopic(topicName, 65_536);

        for (String url :
                List.of("http://127.0.0.2/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/")) {
            assertRefused(
                    () -> account.createSubscribe(topicName, "sub", url, "http"), 4000, "(10630)illegal endpoint");
        }
        assertRefused(
                () -> account.createSubscribe(topicName, "sub", "ftp://x/", "http"),
                4000,
                "(10500)endpoint format error");
        assertRefused(() -> account.createSubscribe(topicName, "sub", "http://x/a b", "http"), 4510, "(10570)url");
    }

    @Test
    void tellsAndChangesTopicsAndSubscriptions() throws Exception {
        // given
        account.createTopic(topicName, 65_536);
        account.createSubscribe(topicName, "sub", queueName, "queue");
        Topic topic = account.getTopic(topicName);
        Subscription subscription = account.getSubscription(topicName, "sub");

        // when
        topic.setTopicAttributes(2_048);
        SubscriptionMeta change = new SubscriptionMeta();
        change.FilterTag = new Vector<>(List.of("apple"));
        subscription.SetSubscriptionAttributes(change);

        // then
        TopicMeta told = topic.getTopicAttributes();
        assertThat(told.maxMsgSize).isEqualTo(2_048);
        assertThat(told.msgRetentionSeconds).isEqualTo(86_400);
        assertThat(subscription.getSubscriptionAttributes().FilterTag).containsExactly("apple");
        assertThat(subscription.getSubscriptionAttributes().Endpoint).isEqualTo(queueName);
        subscription.ClearFilterTags();
        assertThat(subscription.getSubscriptionAttributes().FilterTag).isEmpty();

        // and
        List<String> names = new ArrayList<>();
        assertThat(account.listTopic(topicName, names, 0, 10)).isEqualTo(1);
        assertThat(names).containsExactly(topicName);
        List<String> subscriptions = new ArrayList<>();
        assertThat(topic.ListSubscription(0, 10, "", subscriptions)).isEqualTo(1);
        assertThat(subscriptions).containsExactly("sub");
    }

    @Test
    void deletesInOrderAndListsNothingOfADeletedTopic() throws Exception {
        // given
        account.createTopic(topicName, 65_536);
        account.createSubscribe(topicName, "sub", queueName, "queue");

        // then
        assertRefused(
                () -> account.createSubscribe(topicName, "sub", queueName, "queue"),
                4490,
                "(10470)subscribtion is already");
        assertRefused(() -> account.createTopic(topicName, 65_536), 4460, "(10550)topic is already existed");
        assertRefused(() -> account.deleteTopic(topicName), 4000, "(10540)there exists subscriptions");

        // when
        account.deleteSubscribe(topicName, "sub");
        account.deleteTopic(topicName);

        // then
        assertThat(account.getTopic(topicName).ListSubscription(0, 10, "", new ArrayList<>()))
                .isZero();
        assertRefused(() -> account.getTopic(topicName).publishMessage("x"), 4440, "(10600)topic is not existed");
        assertRefused(() -> account.createTopic(topicName, 65_536), 6040, "(10660)It will take some time");
        assertRefused(() -> account.deleteSubscribe(topicName, "sub"), 4440, "(10600)topic is not existed");
    }

    /** So many texts from the queue, to which the topic delivers them one by one in its own time. */
    private List<String> received(int count) throws Exception {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            queue.batchReceiveMessage(10, 20).forEach(message -> texts.add(message.msgBody));
        }
        return texts;
    }

    private static void assertRefused(ThrowingCallable call, int code, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(CMQServerException.class)
                .satisfies(refused -> assertThat(refused.toString()).startsWith("code:" + code + ", message:" + text));
    }
}
