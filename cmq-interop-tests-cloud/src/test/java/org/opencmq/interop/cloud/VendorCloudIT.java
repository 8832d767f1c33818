package org.opencmq.interop.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.tdmq.v20200217.TdmqClient;
import com.tencentcloudapi.tdmq.v20200217.models.ClearCmqQueueRequest;
import com.tencentcloudapi.tdmq.v20200217.models.ClearCmqSubscriptionFilterTagsRequest;
import com.tencentcloudapi.tdmq.v20200217.models.CmqQueue;
import com.tencentcloudapi.tdmq.v20200217.models.CmqSubscription;
import com.tencentcloudapi.tdmq.v20200217.models.CmqTopic;
import com.tencentcloudapi.tdmq.v20200217.models.CreateCmqQueueRequest;
import com.tencentcloudapi.tdmq.v20200217.models.CreateCmqSubscribeRequest;
import com.tencentcloudapi.tdmq.v20200217.models.CreateCmqTopicRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DeleteCmqQueueRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DeleteCmqSubscribeRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DeleteCmqTopicRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqDeadLetterSourceQueuesRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqDeadLetterSourceQueuesResponse;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqQueueDetailRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqQueuesRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqQueuesResponse;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqSubscriptionDetailRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqTopicDetailRequest;
import com.tencentcloudapi.tdmq.v20200217.models.DescribeCmqTopicsRequest;
import com.tencentcloudapi.tdmq.v20200217.models.ModifyCmqQueueAttributeRequest;
import com.tencentcloudapi.tdmq.v20200217.models.ModifyCmqSubscriptionAttributeRequest;
import com.tencentcloudapi.tdmq.v20200217.models.ModifyCmqTopicAttributeRequest;
import com.tencentcloudapi.tdmq.v20200217.models.PublishCmqMsgRequest;
import com.tencentcloudapi.tdmq.v20200217.models.RewindCmqQueueRequest;
import com.tencentcloudapi.tdmq.v20200217.models.SendCmqMsgRequest;
import com.tencentcloudapi.tdmq.v20200217.models.SendCmqMsgResponse;
import com.tencentcloudapi.tdmq.v20200217.models.Tag;
import com.tencentcloudapi.tdmq.v20200217.models.UnbindCmqDeadLetterRequest;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.server.CmqServer;

/** What the vendor's API 3.0 SDK does with CMQ works on our server: each of its CMQ actions, by POST and by GET. */
class VendorCloudIT {

    private static CmqServer server;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().inMemory().start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static TdmqClient client(String method, String secretKey) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(server.endpoint().getAuthority());
        http.setReqMethod(method);
        return new TdmqClient(
                new Credential(CmqServer.DEVELOPMENT_SECRET_ID, secretKey),
                "ap-guangzhou",
                new ClientProfile(ClientProfile.SIGN_TC3_256, http));
    }

    private static TdmqClient client(String method) {
        return client(method, CmqServer.DEVELOPMENT_SECRET_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void runsEveryActionOfQueues(String method) throws TencentCloudSDKException {
        // given
        TdmqClient client = client(method);
        String dead = "dead-" + method;
        String orders = "orders-" + method;
        createQueue(client, dead, null);

        // when
        String queueId = createQueue(client, orders, dead);
        ModifyCmqQueueAttributeRequest modify = new ModifyCmqQueueAttributeRequest();
        modify.setQueueName(orders);
        modify.setPollingWaitSeconds(4L);
        modify.setTrace(true);
        client.ModifyCmqQueueAttribute(modify);
        SendCmqMsgRequest send = new SendCmqMsgRequest();
        send.setQueueName(orders);
        send.setMsgContent("你好 & \"world\"\n");
        send.setDelaySeconds(0L);
        SendCmqMsgResponse sent = client.SendCmqMsg(send);

        // then
        assertThat(sent.getResult()).isTrue();
        assertThat(sent.getMsgId()).isNotEmpty();
        CmqQueue queue = describe(client, orders);
        assertThat(queue.getQueueId()).isEqualTo(queueId);
        assertThat(queue.getQueueName()).isEqualTo(orders);
        assertThat(queue.getPollingWaitSeconds()).isEqualTo(4);
        assertThat(queue.getTrace()).isTrue();
        assertThat(queue.getTransaction()).isFalse();
        assertThat(queue.getActiveMsgNum()).isEqualTo(1);
        assertThat(queue.getCreateTime()).isCloseTo(System.currentTimeMillis(), within(60_000));
        assertThat(queue.getDeadLetterPolicy().getDeadLetterQueue()).isEqualTo(dead);
        assertThat(queue.getDeadLetterPolicy().getMaxReceiveCount()).isEqualTo(3);
        assertThat(describe(client, dead).getDeadLetterSource()[0].getQueueName())
                .isEqualTo(orders);
        assertListed(client, orders);
        assertSources(client, dead, 1);

        // and
        UnbindCmqDeadLetterRequest unbind = new UnbindCmqDeadLetterRequest();
        unbind.setSourceQueueName(orders);
        client.UnbindCmqDeadLetter(unbind);
        assertSources(client, dead, 0);
        ClearCmqQueueRequest clear = new ClearCmqQueueRequest();
        clear.setQueueName(orders);
        client.ClearCmqQueue(clear);
        assertThat(describe(client, orders).getActiveMsgNum()).isZero();
        RewindCmqQueueRequest rewind = new RewindCmqQueueRequest();
        rewind.setQueueName(orders);
        rewind.setStartConsumeTime(System.currentTimeMillis() / 1000 - 60);
        client.RewindCmqQueue(rewind);
        delete(client, orders);
        assertRefused("ResourceNotFound", () -> delete(client, orders));
        assertRefused("FailedOperation.OperateLater", () -> createQueue(client, orders, null));
        assertRefused("ResourceInUse.Queue", () -> createQueue(client, dead, null));
        CreateCmqQueueRequest transactional = new CreateCmqQueueRequest();
        transactional.setQueueName("transactional");
        transactional.setTransaction(1L);
        assertRefused("UnsupportedOperation", () -> client.CreateCmqQueue(transactional));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void runsEveryActionOfTopics(String method) throws TencentCloudSDKException {
        // given
        TdmqClient client = client(method);
        String news = "news-" + method;
        String inbox = "inbox-" + method;
        createQueue(client, inbox, null);
        CreateCmqTopicRequest create = new CreateCmqTopicRequest();
        create.setTopicName(news);
        create.setFilterType(1L);
        create.setMaxMsgSize(4096L);
        String topicId = client.CreateCmqTopic(create).getTopicId();

        // when
        ModifyCmqTopicAttributeRequest modify = new ModifyCmqTopicAttributeRequest();
        modify.setTopicName(news);
        modify.setMaxMsgSize(8192L);
        client.ModifyCmqTopicAttribute(modify);
        CreateCmqSubscribeRequest subscribe = new CreateCmqSubscribeRequest();
        subscribe.setTopicName(news);
        subscribe.setSubscriptionName("sub");
        subscribe.setProtocol("queue");
        subscribe.setEndpoint(inbox);
        subscribe.setNotifyStrategy("BACKOFF_RETRY");
        subscribe.setNotifyContentFormat("SIMPLIFIED");
        subscribe.setFilterTag(new String[] {"a"});
        String subscriptionId = client.CreateCmqSubscribe(subscribe).getSubscriptionId();
        ModifyCmqSubscriptionAttributeRequest change = new ModifyCmqSubscriptionAttributeRequest();
        change.setTopicName(news);
        change.setSubscriptionName("sub");
        change.setNotifyStrategy("EXPONENTIAL_DECAY_RETRY");
        change.setNotifyContentFormat("SIMPLIFIED");
        change.setFilterTags(new String[] {"b", "c"});
        client.ModifyCmqSubscriptionAttribute(change);

        // then
        DescribeCmqTopicDetailRequest detail = new DescribeCmqTopicDetailRequest();
        detail.setTopicName(news);
        CmqTopic topic = client.DescribeCmqTopicDetail(detail).getTopicDescribe();
        assertThat(topic.getTopicId()).isEqualTo(topicId);
        assertThat(topic.getMaxMsgSize()).isEqualTo(8192);
        assertThat(topic.getFilterType()).isEqualTo(1);
        DescribeCmqTopicsRequest list = new DescribeCmqTopicsRequest();
        list.setTopicName(news);
        assertThat(client.DescribeCmqTopics(list).getTopicList()[0].getTopicName())
                .isEqualTo(news);
        CmqSubscription subscription = subscription(client, news);
        assertThat(subscription.getSubscriptionId()).isEqualTo(subscriptionId);
        assertThat(subscription.getFilterTags()).containsExactly("b", "c");
        assertThat(subscription.getProtocol()).isEqualTo("queue");
        assertThat(subscription.getEndpoint()).isEqualTo(inbox);
        assertThat(subscription.getNotifyStrategy()).isEqualTo("EXPONENTIAL_DECAY_RETRY");

        // and
        PublishCmqMsgRequest publish = new PublishCmqMsgRequest();
        publish.setTopicName(news);
        publish.setMsgContent("hi");
        publish.setMsgTag(new String[] {"c", "z"});
        assertThat(client.PublishCmqMsg(publish).getMsgId()).isNotEmpty();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        describe(client, inbox).getActiveMsgNum())
                .isEqualTo(1));
        publish.setMsgTag(new String[] {"z"});
        assertRefused("FailedOperation", () -> client.PublishCmqMsg(publish));
        ClearCmqSubscriptionFilterTagsRequest clear = new ClearCmqSubscriptionFilterTagsRequest();
        clear.setTopicName(news);
        clear.setSubscriptionName("sub");
        client.ClearCmqSubscriptionFilterTags(clear);
        assertThat(subscription(client, news).getFilterTags()).isEmpty();
        assertRefused("ResourceInUse.Subscription", () -> client.CreateCmqSubscribe(subscribe));
        DeleteCmqTopicRequest delete = new DeleteCmqTopicRequest();
        delete.setTopicName(news);
        assertRefused("ResourceInUse", () -> client.DeleteCmqTopic(delete));
        DeleteCmqSubscribeRequest unsubscribe = new DeleteCmqSubscribeRequest();
        unsubscribe.setTopicName(news);
        unsubscribe.setSubscriptionName("sub");
        client.DeleteCmqSubscribe(unsubscribe);
        client.DeleteCmqTopic(delete);
        assertRefused("ResourceNotFound.Topic", () -> client.DeleteCmqTopic(delete));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void takesASingleTagForTheKeyOfATopicThatRoutes(String method) throws TencentCloudSDKException {
        // given
        TdmqClient client = client(method);
        String routed = "routed-" + method;
        String inbox = "routed-inbox-" + method;
        createQueue(client, inbox, null);
        CreateCmqTopicRequest create = new CreateCmqTopicRequest();
        create.setTopicName(routed);
        create.setFilterType(2L);
        client.CreateCmqTopic(create);
        CreateCmqSubscribeRequest subscribe = new CreateCmqSubscribeRequest();
        subscribe.setTopicName(routed);
        subscribe.setSubscriptionName("sub");
        subscribe.setProtocol("queue");
        subscribe.setEndpoint(inbox);
        subscribe.setBindingKey(new String[] {"warehouse.*.arrival-of-goods"});
        client.CreateCmqSubscribe(subscribe);

        // when
        PublishCmqMsgRequest publish = new PublishCmqMsgRequest();
        publish.setTopicName(routed);
        publish.setMsgContent("hi");
        publish.setMsgTag(new String[] {"warehouse.7.arrival-of-goods"});
        client.PublishCmqMsg(publish);

        // then
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        describe(client, inbox).getActiveMsgNum())
                .isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void refusesAWrongKey(String method) {
        assertRefused("AuthFailure.SignatureFailure", () -> client(method, "another")
                .DescribeCmqQueues(new DescribeCmqQueuesRequest()));
    }

    private static String createQueue(TdmqClient client, String name, String deadLetterQueue)
            throws TencentCloudSDKException {
        CreateCmqQueueRequest create = new CreateCmqQueueRequest();
        create.setQueueName(name);
        create.setRewindSeconds(3600L);
        Tag tag = new Tag();
        tag.setTagKey("team");
        tag.setTagValue("one");
        create.setTags(new Tag[] {tag});
        if (deadLetterQueue != null) {
            create.setDeadLetterQueueName(deadLetterQueue);
            create.setPolicy(0L);
            create.setMaxReceiveCount(3L);
        }
        return client.CreateCmqQueue(create).getQueueId();
    }

    private static CmqQueue describe(TdmqClient client, String name) throws TencentCloudSDKException {
        DescribeCmqQueueDetailRequest detail = new DescribeCmqQueueDetailRequest();
        detail.setQueueName(name);
        return client.DescribeCmqQueueDetail(detail).getQueueDescribe();
    }

    private static void assertListed(TdmqClient client, String name) throws TencentCloudSDKException {
        DescribeCmqQueuesRequest list = new DescribeCmqQueuesRequest();
        list.setQueueName(name);
        list.setOffset(0L);
        list.setLimit(10L);
        DescribeCmqQueuesResponse listed = client.DescribeCmqQueues(list);
        assertThat(listed.getTotalCount()).isEqualTo(1);
        assertThat(listed.getQueueList()[0].getQueueName()).isEqualTo(name);
    }

    private static void assertSources(TdmqClient client, String dead, int count) throws TencentCloudSDKException {
        DescribeCmqDeadLetterSourceQueuesRequest question = new DescribeCmqDeadLetterSourceQueuesRequest();
        question.setDeadLetterQueueName(dead);
        DescribeCmqDeadLetterSourceQueuesResponse answer = client.DescribeCmqDeadLetterSourceQueues(question);
        assertThat(answer.getTotalCount()).isEqualTo(count);
        assertThat(answer.getQueueSet()).hasSize(count);
    }

    private static CmqSubscription subscription(TdmqClient client, String topic) throws TencentCloudSDKException {
        DescribeCmqSubscriptionDetailRequest question = new DescribeCmqSubscriptionDetailRequest();
        question.setTopicName(topic);
        question.setSubscriptionName("sub");
        return client.DescribeCmqSubscriptionDetail(question).getSubscriptionSet()[0];
    }

    private static void delete(TdmqClient client, String name) throws TencentCloudSDKException {
        DeleteCmqQueueRequest delete = new DeleteCmqQueueRequest();
        delete.setQueueName(name);
        client.DeleteCmqQueue(delete);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(TencentCloudSDKException.class, refused -> assertThat(refused.getErrorCode())
                        .isEqualTo(code));
    }

    private static Offset<Long> within(long millis) {
        return Offset.offset(millis);
    }
}
