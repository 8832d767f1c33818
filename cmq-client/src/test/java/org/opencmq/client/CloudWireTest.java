package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.cloud.CloudActions;
import org.opencmq.protocol.error.CmqErrorCode;

class CloudWireTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final CloudWire wire = new CloudWire(
            Given.settings("https://cmq-gz.public.tencenttdmq.com").build(), CallTime.of(CLOCK));
    private final Call<?> call =
            Given.call(CloudActions.CREATE_QUEUE, new CreateQueue(Given.ORDERS, QueueSettings.NONE));

    @Test
    void makesASignedRequestToTheVendorsHost() {
        // when
        WireRequest request = wire.request(call);

        // then
        assertThat(wire.endpoint(call).shown()).hasToString("https://tdmq.tencentcloudapi.com");
        assertThat(wire.endpoint(call).path()).isEqualTo("/");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"QueueName\":\"orders\"}");
        assertThat(request.headers().get("X-TC-Action")).isEqualTo("CreateCmqQueue");
        assertThat(request.headers().get("X-TC-Version")).isEqualTo("2020-02-17");
        assertThat(request.headers().get("X-TC-Region")).isEqualTo("ap-guangzhou");
        assertThat(request.headers().get("X-TC-Timestamp")).isEqualTo("1700000000");
        assertThat(request.headers().get("Authorization"))
                .startsWith("TC3-HMAC-SHA256 Credential=AKIDtest/2023-11-14/tdmq/tc3_request, "
                        + "SignedHeaders=content-type;host, Signature=");
        assertThat(call.destination()).contains("orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResourceInUse.Queue | (4460) (10210)queue is already existed | QUEUE_EXISTS",
                "InvalidParameterValue | (4000) (10350)parameter x value or length is out of range | PARAMETER_RANGE",
                "ResourceInUse | queue exists | QUEUE_EXISTS",
                "ResourceNotFound | no queue | NO_SUCH_QUEUE",
                "AuthFailure.SignatureFailure | bad | AUTHENTICATION_FAILED",
                "AuthFailure.SecretIdNotFound | bad | SECRET_ID_UNKNOWN",
                "RequestLimitExceeded | slow down | FREQUENCY_LIMIT",
                "InternalError.SystemError | oh | INTERNAL_ERROR",
                "FailedOperation.OperateLater | later | QUEUE_NAME_RESTING"
            })
    void readsARefusalAsTheNearestRow(String code, String message, CmqErrorCode row) throws MalformedAnswer {
        assertThat(refusal(code, message).errorCode()).contains(row);
    }

    @Test
    void keepsTheTextOfACodeItDoesNotKnow() throws MalformedAnswer {
        CmqRefusedException refused = refusal("FailedOperation.Odd", "something");
        assertThat(refused.errorCode()).isEmpty();
        assertThat(refused.text()).isEqualTo("FailedOperation.Odd: something");
        assertThat(refused.retry()).isEqualTo(CmqErrorCode.Retry.NEVER);
    }

    @Test
    void wantsAResponseObject() {
        assertThatThrownBy(() -> wire.answer(call, "{\"code\":0}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAnswer.class);
    }

    private CmqRefusedException refusal(String code, String message) throws MalformedAnswer {
        String json = "{\"Response\":{\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"" + message
                + "\"},\"RequestId\":\"r\"}}";
        Answer answer = wire.answer(call, json.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.requestId()).isEqualTo("r");
        return new CmqRefusedException("CreateCmqQueue", Optional.of("orders"), answer);
    }
}
