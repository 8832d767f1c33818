package org.opencmq.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** Every action writes what it reads, and reads what the reference and the SDKs write. */
class ActionsTest {

    static Stream<Sample<?, ?>> samples() {
        return ActionSamples.all().stream();
    }

    static Stream<Sample<?, ?>> recorded() {
        return samples().filter(sample -> sample.wire().isPresent());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <Q, R> void readsTheRequestItWrote(Sample<Q, R> sample) throws Refusal {
        // when
        Parameters parameters = Wire.write(sample.action(), sample.request());

        // then
        assertThat(sample.action().request().read(parameters)).isEqualTo(sample.request());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <Q, R> void readsTheResultItWrote(Sample<Q, R> sample) throws MalformedAnswer {
        // when
        Answer answer = Wire.answer(sample.action(), sample.result());

        // then
        assertThat(sample.action().result().carries(answer.code())).isTrue();
        assertThat(sample.action().result().read(answer)).isEqualTo(sample.result());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    <Q, R> void readsTheRecordedRequest(Sample<Q, R> sample) throws Refusal {
        // when
        Parameters parameters = Wire.form(Wire.resource(sample + ".form"));

        // then
        assertThat(Actions.find(parameters.requiredText("Action"))).contains(sample.action());
        assertThat(sample.action().request().read(parameters)).isEqualTo(sample.request());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    <Q, R> void readsTheRecordedAnswer(Sample<Q, R> sample) throws MalformedAnswer {
        // when
        Answer answer = Answer.parse(Wire.resource(sample + ".json").getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(sample.action().result().carries(answer.code())).isTrue();
        assertThat(sample.action().result().read(answer)).isEqualTo(sample.result());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    <Q, R> void writesEveryMemberOfTheRecordedAnswer(Sample<Q, R> sample) {
        // given
        String recorded = Wire.resource(sample + ".json").strip();

        // when
        String written = new String(
                FieldsWriter.object(fields -> sample.action().result().write(sample.result(), fields)),
                StandardCharsets.UTF_8);

        // then: all but the envelope of every answer, in any order
        for (String member : recorded.substring(1, recorded.length() - 1).split(",(?=\"\\w+\":)", -1)) {
            if (!member.matches("\"(code|message|requestId|codeDesc)\":.*") || member.contains("[{")) {
                assertThat(written).contains(member.replaceAll("[\\]}]+$", ""));
            }
        }
    }

    @Test
    void hasASampleOfEveryAction() {
        assertThat(Actions.all()).doesNotHaveDuplicates().hasSize(35);
        assertThat(samples().<Object>map(Sample::action).distinct()).containsAll(Actions.all());
    }

    @Test
    void findsActionsIgnoringCase() {
        assertThat(Actions.find("ClearSUbscriptionFIlterTags")).contains(ClearSubscriptionFilterTags.ACTION);
        assertThat(Actions.find("sendmessage")).contains(SendMessage.ACTION);
        assertThat(Actions.find("")).isEmpty();
        assertThat(Actions.find("Sendmessages")).isEmpty();
    }

    @Test
    void spellsBothNamesThatSdksDisagreeAbout() throws MalformedAnswer {
        // given
        String attributes = Wire.resource("GetQueueAttributes.json")
                .replace("\"rewindMsgNum\":0,\"rewindmsgNum\":0", "\"rewindmsgNum\":7");
        String subscription = Wire.resource("GetSubscriptionAttributes.json").replace("\"filterTag\":[\"apple\"],", "");

        // then
        assertThat(GetQueueAttributes.ACTION
                        .result()
                        .read(parse(attributes))
                        .counts()
                        .rewindable())
                .isEqualTo(7);
        assertThat(GetSubscriptionAttributes.ACTION
                        .result()
                        .read(parse(subscription))
                        .filterTags())
                .containsExactly("apple");
    }

    @Test
    void tellsPartialFromTotalFailureOfABatch() {
        // given
        List<HandleFailures.Failure> one =
                List.of(new HandleFailures.Failure(CmqErrorCode.RECEIPT_HANDLE_INVALID, new ReceiptHandle("h")));

        // then
        assertThat(BatchDeleteMessage.ACTION.result().outcome(new HandleFailures(List.of(), 2)))
                .isEqualTo(CmqErrorCode.SUCCESS);
        assertThat(BatchDeleteMessage.ACTION.result().outcome(new HandleFailures(one, 2)))
                .isEqualTo(CmqErrorCode.DELETE_PARTIALLY_FAILED);
        assertThat(BatchDeleteMessage.ACTION.result().outcome(new HandleFailures(one, 1)))
                .isEqualTo(CmqErrorCode.BATCH_DELETE_FAILED);
    }

    private static Answer parse(String json) throws MalformedAnswer {
        return Answer.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
