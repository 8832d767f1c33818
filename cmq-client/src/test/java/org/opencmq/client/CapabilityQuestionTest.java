package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.Capabilities;
import org.opencmq.protocol.action.Capability;

class CapabilityQuestionTest {

    private static final ScriptedExchange.Reply OURS = call ->
            """
            {"code":0,"message":"","requestId":"1","product":"OpenCMQ","version":"1",
             "capabilities":["BatchPeekMessage","ANewOne"],"maxBatchEntries":256,"maxBatchBytes":4194304}""";

    @Test
    void asksOnce() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(OURS);
        CapabilityQuestion question = new CapabilityQuestion(service, Extensions.AUTO);

        // when
        Capabilities first = question.answer();
        Capabilities second = question.answer();

        // then
        assertThat(first).isEqualTo(second);
        assertThat(first.has(Capability.PEEK)).isTrue();
        assertThat(first.maxBatchEntries()).isEqualTo(256);
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void takesARefusalForPlainCmq() throws CmqException {
        // given
        ScriptedExchange service =
                ScriptedExchange.of(ScriptedExchange.refused(4000, "(10430)action name x is not existed"));
        CapabilityQuestion question = new CapabilityQuestion(service, Extensions.AUTO);

        // then
        assertThat(question.answer()).isEqualTo(Capabilities.PLAIN);
        assertThat(question.answer()).isEqualTo(Capabilities.PLAIN);
    }

    @Test
    void takesAMalformedAnswerForPlainCmq() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(call -> {
            throw new CmqUnreachedException(
                    call.action(),
                    Optional.empty(),
                    URI.create("http://h"),
                    "test",
                    true,
                    false,
                    Optional.of(new MalformedAnswer("test")));
        });

        // then
        assertThat(new CapabilityQuestion(service, Extensions.AUTO).answer()).isEqualTo(Capabilities.PLAIN);
    }

    @Test
    void asksAgainAfterNoAnswer() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(
                ScriptedExchange.unreached(true), ScriptedExchange.refused(6000, "(10050)server internal error"), OURS);
        CapabilityQuestion question = new CapabilityQuestion(service, Extensions.AUTO);

        // then
        assertThatThrownBy(question::answer).isInstanceOf(CmqUnreachedException.class);
        assertThatThrownBy(question::answer).isInstanceOf(CmqRefusedException.class);
        assertThat(question.answer().product()).isEqualTo("OpenCMQ");
    }

    @Test
    @Timeout(
            value = 60,
            threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // one that waits for good waits uninterruptibly
    void asksAgainAfterAnError() throws CmqException {
        // given
        ScriptedExchange.Reply overflow = call -> {
            throw new StackOverflowError();
        };
        CapabilityQuestion question = new CapabilityQuestion(ScriptedExchange.of(overflow, OURS), Extensions.AUTO);

        // then
        assertThatThrownBy(question::answer).isInstanceOf(StackOverflowError.class);
        assertThat(question.answer().product()).isEqualTo("OpenCMQ");
    }

    @Test
    void neverAsksWhenExtensionsAreOff() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of();

        // then
        assertThat(new CapabilityQuestion(service, Extensions.OFF).answer()).isEqualTo(Capabilities.PLAIN);
        assertThat(service.calls()).isEmpty();
    }
}
