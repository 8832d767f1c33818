package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.action.Actions;
import org.opencmq.server.config.Limits;

class ActionTableTest {

    @Test
    void hasOneHandlerForEachAction() {
        // when
        List<String> handled = new Desk()
                .table().all().stream().map(binding -> binding.action().name()).toList();

        // then
        assertThat(handled)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Actions.all().stream().map(Action::name).toList());
    }

    @Test
    void offersNothingBeyondPlainCmqWithoutExtensions() {
        // given
        Desk plain = new Desk(false, Limits.STRICT);

        // then
        assertThat(plain.table().all()).hasSize(25);
        assertThat(plain.ask("DescribeCapabilities").message())
                .isEqualTo("(10430)action name DescribeCapabilities is not existed");
    }

    @Test
    void findsAnActionWhateverItsCase() throws Exception {
        assertThat(new Desk().table().find("sendmessage").action().name()).isEqualTo("SendMessage");
    }

    @Test
    void refusesTwoHandlersForOneAction() {
        List<Binding<?, ?>> all = new Desk().table().all();
        assertThatThrownBy(() -> new ActionTable(List.of(all.get(0), all.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two handlers");
    }
}
