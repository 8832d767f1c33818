package org.opencmq.jms.jndi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnectionFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import javax.naming.ConfigurationException;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;
import javax.naming.Referenceable;
import javax.naming.spi.NamingManager;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;

@SuppressWarnings({"JdkObsolete", "BanJNDI"}) // the directory API wants a Hashtable, and is what is tried here
class CmqInitialContextFactoryTest {

    private static Context context(String... properties) throws Exception {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, CmqInitialContextFactory.class.getName());
        for (int i = 0; i < properties.length; i += 2) {
            environment.put(properties[i], properties[i + 1]);
        }
        return new InitialContext(environment);
    }

    @Test
    void findsWhatPropertiesBind() throws Exception {
        // given
        Context context = context(
                "connectionFactory.shop", "http://10.0.0.1:8080?clientId=me",
                "queue.jms/orders", "orders.eu",
                "topic.news", "world-news");

        // then
        assertThat(((CmqConnectionFactory) context.lookup("shop")).settings().clientId())
                .contains("me");
        assertThat(((Queue) context.lookup("jms/orders")).getQueueName()).isEqualTo("orders.eu");
        assertThat(((Topic) context.lookup("news")).getTopicName()).isEqualTo("world-news");
        Context inside = (Context) context.lookup("jms");
        assertThat(((Queue) inside.lookup("orders")).getQueueName()).isEqualTo("orders.eu");
        assertThat(inside.getNameInNamespace()).isEqualTo("jms");
    }

    @Test
    void aFactoryServesAllThreeInterfaces() throws Exception {
        // given
        Context context = context("connectionFactory.one", "http://10.0.0.1:8080");

        // then
        assertThat(context.lookup("one"))
                .isInstanceOf(ConnectionFactory.class)
                .isInstanceOf(QueueConnectionFactory.class)
                .isInstanceOf(TopicConnectionFactory.class);
    }

    @Test
    void makesAFactoryOfTheProvidersUrl() throws Exception {
        // when
        Context context = context(Context.PROVIDER_URL, "http://10.0.0.2:9000", "connectionFactory.other", "");

        // then
        assertThat(context.lookup("ConnectionFactory")).hasToString("CmqConnectionFactory[http://10.0.0.2:9000]");
        assertThat(context.lookup("other")).hasToString("CmqConnectionFactory[http://10.0.0.2:9000]");
    }

    @Test
    void givesAnyQueueAndTopicByItsName() throws Exception {
        // given
        Context context = context();

        // then
        assertThat(context.lookup("dynamicQueues/a/b")).isEqualTo(new CmqQueue("a/b"));
        assertThat(context.lookup("dynamicTopics/t")).isEqualTo(new CmqTopic("t"));
        assertThat(((Context) context.lookup("dynamicQueues")).lookup("x")).isEqualTo(new CmqQueue("x"));
        assertThatThrownBy(() -> context.lookup("orders"))
                .isInstanceOf(NameNotFoundException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void listsOneLevelAtATime() throws Exception {
        // given
        Context context = context("queue.jms/a", "a", "queue.jms/b", "b", "topic.t", "t");

        // then
        List<String> names = Collections.list(context.list("")).stream()
                .map(NameClassPair::getName)
                .toList();
        assertThat(names).containsExactly("jms", "t");
        assertThat(Collections.list(context.listBindings("jms"))).hasSize(2);
        assertThatThrownBy(() -> context.list("t")).isInstanceOf(NotContextException.class);
    }

    @Test
    void isReadOnly() throws Exception {
        // given
        Context context = context();

        // then
        assertThatThrownBy(() -> context.bind("a", "b")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.unbind("a")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.createSubcontext("a")).isInstanceOf(OperationNotSupportedException.class);
    }

    @Test
    void namesThePropertyThatIsWrong() {
        assertThatThrownBy(() -> context("connectionFactory.f", "ftp://nowhere").lookup("f"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("connectionFactory.f")
                .hasMessageContaining("ftp://nowhere");
        assertThatThrownBy(() -> context("queue.same", "a", "topic.same", "b").lookup("same"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("same");
        assertThatThrownBy(() -> context("queue.", "a").lookup("x")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void referencesComeBackAsWhatTheyReferTo() throws Exception {
        // given
        CmqConnectionFactory factory = new CmqConnectionFactory("http://10.0.0.1:8080?clientId=me");
        factory.setSecretId("AKIDme");
        factory.setSecretKey("very-secret");

        // when
        CmqConnectionFactory restored = restored(factory);

        // then
        assertThat(restored.settings()).isEqualTo(factory.settings());
        assertThat(restored.settings().credentials().orElseThrow().secretKey()).isEqualTo("very-secret");
        assertThat(factory.getReference().toString()).doesNotContain("very-secret");
        assertThat(restored.toString()).doesNotContain("very-secret");
        assertThat(this.<CmqQueue>restored(new CmqQueue("q"))).isEqualTo(new CmqQueue("q"));
        assertThat(this.<CmqTopic>restored(new CmqTopic("t"))).isEqualTo(new CmqTopic("t"));
    }

    @SuppressWarnings("unchecked")
    private <T extends Referenceable> T restored(T object) throws Exception {
        return (T) NamingManager.getObjectInstance(object.getReference(), null, null, new Hashtable<>());
    }

    @Test
    void theObjectFactoryHasTheNameReferencesGive() {
        assertThat(CmqDestination.OBJECT_FACTORY).isEqualTo(CmqObjectFactory.class.getName());
    }

    @Test
    void factoriesAreSerialized() throws Exception {
        // given
        CmqConnectionFactory factory = new CmqConnectionFactory("embedded:x?receive.maxBatch=7");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        // when
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        Object read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = in.readObject();
        }

        // then
        assertThat(((CmqConnectionFactory) read).settings()).isEqualTo(factory.settings());
    }
}
