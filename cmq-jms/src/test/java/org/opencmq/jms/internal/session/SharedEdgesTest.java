package org.opencmq.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.internal.edge.ServiceEdge;

class SharedEdgesTest {

    private final SharedEdges edges = new SharedEdges();
    private final List<String> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    private ServiceEdge enter(String id) {
        return edges.enter(keys(id), () -> {
            opened.add(id);
            return (ServiceEdge) Proxy.newProxyInstance(
                    ServiceEdge.class.getClassLoader(), new Class<?>[] {ServiceEdge.class}, (edge, method, args) -> {
                        assertThat(method.getName()).isEqualTo("close");
                        closed.add(id);
                        return null;
                    });
        });
    }

    private static KeyPair keys(String id) {
        return new KeyPair(id, "secret");
    }

    @Test
    void opensOneForAllUsersOfAKeyPair() {
        // when
        ServiceEdge first = enter("a");
        ServiceEdge second = enter("a");
        edges.leave(keys("a"));
        edges.leave(keys("a"));
        ServiceEdge third = enter("a");
        // then
        assertThat(second).isSameAs(first);
        assertThat(third).isSameAs(first);
        assertThat(opened).containsExactly("a");
        assertThat(closed).isEmpty();
    }

    @Test
    void closesThoseUnusedForLongest() {
        // given
        enter("in use");
        for (String id : List.of("a", "b", "c", "d")) {
            enter(id);
            edges.leave(keys(id));
        }
        enter("a");
        edges.leave(keys("a"));
        // when
        enter("e");
        edges.leave(keys("e"));
        enter("f");
        edges.leave(keys("f"));
        // then
        assertThat(closed).containsExactly("b", "c");
        assertThat(edges.takeAll()).hasSize(5);
    }

    @Test
    void takesNoNoticeOfWhoLeavesAfterTheEnd() {
        // given
        enter("a");
        edges.takeAll();
        // when
        edges.leave(keys("a"));
        // then
        assertThat(closed).isEmpty();
    }
}
