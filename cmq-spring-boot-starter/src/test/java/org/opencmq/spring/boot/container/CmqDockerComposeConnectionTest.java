package org.opencmq.spring.boot.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Services of a compose file as Boot describes them, without a daemon. */
class CmqDockerComposeConnectionTest {

    @Test
    void connectsToAServiceOfTheImage() throws Exception {
        // when
        CmqConnectionDetails details = details(new Service(
                "opencmq/cmq-server:1", Map.of("CMQ_SECRET_ID", "AKIDcompose", "CMQ_SECRET_KEY", "secret"), Map.of()));

        // then
        assertThat(details).isNotNull();
        assertThat(details.getEndpoint()).isEqualTo("http://compose.host:49154");
        assertThat(details.getSecretId()).isEqualTo("AKIDcompose");
        assertThat(details.getSecretKey()).isEqualTo("secret");
    }

    @Test
    void connectsToAServiceWithTheLabel() throws Exception {
        // when
        CmqConnectionDetails details = details(new Service(
                "registry.example/company/messages:1",
                Map.of(),
                Map.of(
                        "org.springframework.boot.service-connection",
                        "cmq",
                        "org.opencmq.secret-id",
                        "AKIDlabel",
                        "org.opencmq.secret-key",
                        "secret")));

        // then
        assertThat(details).isNotNull();
        assertThat(details.getSecretId()).isEqualTo("AKIDlabel");
    }

    @Test
    void leavesOtherServicesAlone() throws Exception {
        assertThat(details(new Service("postgres:18", Map.of(), Map.of()))).isNull();
    }

    private static CmqConnectionDetails details(RunningService service) throws Exception {
        Constructor<DockerComposeConnectionSource> make =
                DockerComposeConnectionSource.class.getDeclaredConstructor(RunningService.class, Environment.class);
        make.setAccessible(true);
        return new CmqDockerComposeConnectionDetailsFactory()
                .getConnectionDetails(make.newInstance(service, new MockEnvironment()));
    }

    /** What Boot finds out about a running service. */
    private record Service(String imageName, Map<String, String> env, Map<String, String> labels)
            implements RunningService {

        @Override
        public String name() {
            return "messages";
        }

        @Override
        public ImageReference image() {
            return ImageReference.of(imageName);
        }

        @Override
        public String host() {
            return "compose.host";
        }

        @Override
        public ConnectionPorts ports() {
            return new ConnectionPorts() {
                @Override
                public int get(int containerPort) {
                    assertThat(containerPort).isEqualTo(8080);
                    return 49154;
                }

                @Override
                public List<Integer> getAll() {
                    return List.of(49154);
                }

                @Override
                public List<Integer> getAll(String protocol) {
                    return getAll();
                }
            };
        }
    }
}
