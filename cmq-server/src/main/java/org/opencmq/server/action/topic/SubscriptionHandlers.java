package org.opencmq.server.action.topic;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.GetSubscriptionAttributes;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.Unsubscribe;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Call;
import org.opencmq.server.config.Range;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.Subscription;
import org.opencmq.server.topic.Subscription.Settings;
import org.opencmq.server.topic.Topic;
import org.opencmq.server.topic.TopicKey;
import org.opencmq.server.topic.TopicServices;

/** Subscriptions. Source: protocol reference, sections 10.8 to 10.12. */
final class SubscriptionHandlers {

    private static final Range OFFSET = new Range(0, 1_000);
    private static final Range LIMIT = new Range(0, 100);

    private final TopicServices services;
    private final FilterRule filters;
    private final EndpointRule endpoints;

    SubscriptionHandlers(TopicServices services, PushTargets targets) {
        this.services = services;
        this.filters = new FilterRule(services.limits());
        this.endpoints = new EndpointRule(targets, services.limits().endpointLength());
    }

    CompletionStage<Subscribe.Result> subscribe(Call call, Subscribe request) throws Refusal {
        filters.checkFilterTags(request.filterTags());
        filters.checkBindingKeys(request.bindingKeys());
        Subscription.Endpoint endpoint = endpoints.check(request.protocol(), request.endpoint());
        Settings settings = new Settings(
                request.effectiveStrategy(),
                request.effectiveContentFormat(),
                request.filterTags(),
                request.bindingKeys());
        TopicKey key = key(call, request.topicName());
        return services.topics()
                .describe(key)
                .thenCompose(topic -> needsKeys(topic, settings)
                        ? CompletableFuture.failedFuture(CmqErrorCode.MISSING_BINDING_KEY.refuse())
                        : services.subscriptions().subscribe(key, request.subscriptionName(), endpoint, settings))
                .thenApply(subscription -> new Subscribe.Result(subscription.subscriptionId()));
    }

    private static boolean needsKeys(Topic topic, Settings settings) {
        return topic.filter() == FilterType.ROUTING && settings.bindingKeys().isEmpty();
    }

    CompletionStage<ListSubscriptionByTopic.Result> list(Call call, ListSubscriptionByTopic request) throws Refusal {
        Page page = request.page();
        if (!OFFSET.contains(page.offset())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("offset");
        }
        if (!LIMIT.contains(page.limit())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("limit");
        }
        String wanted = page.searchWord().orElse("").toLowerCase(Locale.ROOT);
        return services.subscriptions().list(key(call, request.topicName())).thenApply(all -> {
            List<Subscription> matching = all.stream()
                    .filter(subscription -> subscription.name().key().contains(wanted))
                    .toList();
            return new ListSubscriptionByTopic.Result(
                    matching.size(),
                    matching.stream()
                            .skip(page.offset())
                            .limit(page.limit())
                            .map(SubscriptionHandlers::entry)
                            .toList());
        });
    }

    private static ListSubscriptionByTopic.Entry entry(Subscription subscription) {
        return new ListSubscriptionByTopic.Entry(
                subscription.subscriptionId(),
                subscription.name(),
                protocol(subscription),
                subscription.endpoint().text());
    }

    CompletionStage<Done> change(Call call, SetSubscriptionAttributes request) throws Refusal {
        filters.checkFilterTags(request.filterTags());
        filters.checkBindingKeys(request.bindingKeys());
        TopicKey key = key(call, request.topicName());
        SubscriptionName name = request.subscriptionName();
        return services.subscriptions()
                .describe(key, name)
                .thenCompose(found -> services.subscriptions()
                        .change(
                                key,
                                name,
                                old -> new Settings(
                                        request.notifyStrategy().orElse(old.strategy()),
                                        found.endpoint() instanceof Subscription.Endpoint.Queue
                                                ? NotifyContentFormat.SIMPLIFIED
                                                : request.notifyContentFormat().orElse(old.contentFormat()),
                                        request.filterTags().isEmpty() ? old.filterTags() : request.filterTags(),
                                        request.bindingKeys().isEmpty() ? old.bindingKeys() : request.bindingKeys())))
                .thenApply(changed -> new Done());
    }

    CompletionStage<Done> clearFilterTags(Call call, ClearSubscriptionFilterTags request) {
        return services.subscriptions()
                .change(
                        key(call, request.topicName()),
                        request.subscriptionName(),
                        old -> new Settings(old.strategy(), old.contentFormat(), List.of(), old.bindingKeys()))
                .thenApply(changed -> new Done());
    }

    CompletionStage<SubscriptionAttributes> describe(Call call, GetSubscriptionAttributes request) {
        return services.subscriptions()
                .describe(key(call, request.topicName()), request.subscriptionName())
                .thenCompose(subscription -> services.subscriptions()
                        .backlog(subscription)
                        .thenApply(backlog -> attributes(subscription, backlog)));
    }

    private static SubscriptionAttributes attributes(Subscription subscription, long backlog) {
        Settings settings = subscription.settings();
        return new SubscriptionAttributes(
                subscription.account(),
                backlog,
                protocol(subscription),
                subscription.endpoint().text(),
                settings.strategy(),
                settings.contentFormat(),
                subscription.createTime(),
                subscription.lastModifyTime(),
                settings.filterTags(),
                settings.bindingKeys());
    }

    CompletionStage<Done> unsubscribe(Call call, Unsubscribe request) {
        return services.subscriptions()
                .unsubscribe(key(call, request.topicName()), request.subscriptionName())
                .thenApply(nothing -> new Done());
    }

    private static TopicKey key(Call call, TopicName topic) {
        return new TopicKey(call.account(), topic);
    }

    private static EndpointProtocol protocol(Subscription subscription) {
        return subscription.endpoint() instanceof Subscription.Endpoint.Queue
                ? EndpointProtocol.QUEUE
                : EndpointProtocol.HTTP;
    }
}
