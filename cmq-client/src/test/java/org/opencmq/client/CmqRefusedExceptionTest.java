package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.error.CmqErrorCode;

class CmqRefusedExceptionTest {

    @Test
    void readsCodeAndModuleOfTheOlderForm() {
        // when
        CmqRefusedException refused = refused("CreateQueue", 4460, "(10210)queue is already existed");

        // then
        assertThat(refused.code()).isEqualTo(4460);
        assertThat(refused.module()).hasValue(10210);
        assertThat(refused.errorCode()).contains(CmqErrorCode.QUEUE_EXISTS);
    }

    @Test
    void readsTheCodeWrappedInTheNewerForm() {
        // when
        CmqRefusedException refused = refused("CreateQueue", 4000, "(4460) (10210)queue is already existed");

        // then
        assertThat(refused.is(CmqErrorCode.QUEUE_EXISTS)).isTrue();
        assertThat(refused.module()).hasValue(10210);
        assertThat(refused.getMessage())
                .isEqualTo("CreateQueue to orders refused: code=4460 message=\"(4460) (10210)queue is already existed\""
                        + " requestId=90017; use it as it is, or choose another name");
    }

    @Test
    void tellsAnExistingSubscriptionFromAMalformedHandle() {
        assertThat(refused("Subscribe", 4000, "(4000) (10470)subscribtion is already existed")
                        .is(CmqErrorCode.SUBSCRIPTION_EXISTS))
                .isTrue();
        assertThat(refused("DeleteMessage", 4000, "(10470)receiptHandle error").errorCode())
                .contains(CmqErrorCode.RECEIPT_HANDLE_FORMAT);
    }

    @Test
    void decidesByTheCodeWhereTheModuleIsUnknown() {
        // when
        CmqRefusedException missing = refused("SendMessage", 4440, "queue is gone");
        CmqRefusedException internal = refused("SendMessage", 6000, "(99)oops");

        // then
        assertThat(missing.kind()).isEqualTo(CmqErrorCode.Kind.NO_SUCH_DESTINATION);
        assertThat(missing.module()).isEmpty();
        assertThat(internal.retry()).isEqualTo(CmqErrorCode.Retry.BACK_OFF);
        assertThat(refused("SendMessage", 4000, "(12345)what").kind()).isEqualTo(CmqErrorCode.Kind.OTHER);
    }

    @Test
    void survivesAnyText() {
        for (String text : new String[] {"", "(", "()", "(x)", "(1", "((1)", "(123456789012)", " (10200) x"}) {
            assertThat(refused("SendMessage", 4000, text).code()).isEqualTo(4000);
        }
    }

    private static CmqRefusedException refused(String action, int code, String text) {
        return new CmqRefusedException(action, Optional.of("orders"), code, text, "90017");
    }
}
