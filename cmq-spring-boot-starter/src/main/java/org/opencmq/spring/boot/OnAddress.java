package org.opencmq.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Matches when {@code cmq.endpoint} or {@code cmq.region} is set. */
final class OnAddress extends SpringBootCondition {

    static boolean isSet(Environment environment) {
        return StringUtils.hasText(environment.getProperty("cmq.endpoint"))
                || StringUtils.hasText(environment.getProperty("cmq.region"));
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("CMQ address");
        return isSet(context.getEnvironment())
                ? ConditionOutcome.match(message.because("cmq.endpoint or cmq.region is set"))
                : ConditionOutcome.noMatch(message.because("neither cmq.endpoint nor cmq.region is set"));
    }
}
