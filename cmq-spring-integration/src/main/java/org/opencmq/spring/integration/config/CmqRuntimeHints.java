package org.opencmq.spring.integration.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.channel.PollableCmqChannel;
import org.opencmq.spring.integration.http.CmqPushEndpoint;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.spring.integration.outbound.CmqMessageHandler;
import org.opencmq.spring.integration.outbound.CmqOutboundGateway;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image must keep: the managed members of the components, and the files of the XML namespace. */
final class CmqRuntimeHints implements RuntimeHintsRegistrar {

    private static final List<Class<?>> MANAGED = List.of(
            CmqMessageDrivenChannelAdapter.class,
            CmqMessageSource.class,
            CmqInboundGateway.class,
            CmqMessageHandler.class,
            CmqOutboundGateway.class,
            CmqChannel.class,
            CmqPublishSubscribeChannel.class,
            PollableCmqChannel.class,
            CmqPushEndpoint.class);

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        MANAGED.forEach(type -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
        hints.reflection().registerType(CmqNamespaceHandler.class, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
        hints.resources()
                .registerPattern("META-INF/spring.handlers")
                .registerPattern("META-INF/spring.schemas")
                .registerPattern("org/opencmq/spring/integration/config/*.xsd");
    }
}
