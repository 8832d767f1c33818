package org.opencmq.conformance;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;

/** An Artemis broker in this process: in memory, no ports, queues made when first used. */
public final class ArtemisProvider implements ProviderUnderTest {

    private final Path folder;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQJMSConnectionFactory factory;

    public ArtemisProvider() throws Exception {
        folder = Files.createTempDirectory("artemis");
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("in-vm", "vm://0");
        configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
        broker.setConfiguration(configuration);
        broker.start();
        factory = new ActiveMQJMSConnectionFactory("vm://0?blockOnDurableSend=true");
        factory.setEnable1xPrefixes(false);
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public void stop() throws Exception {
        factory.close();
        broker.stop();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
