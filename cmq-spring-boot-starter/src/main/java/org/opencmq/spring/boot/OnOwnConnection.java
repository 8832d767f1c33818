package org.opencmq.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches unless a named connection is the primary one and {@code cmq.*} itself gives no address. */
final class OnOwnConnection extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("CMQ connection of cmq.*");
        if (OnAddress.isSet(context.getEnvironment())) {
            return ConditionOutcome.match(message.because("it has an address"));
        }
        return NamedConnections.in(context.getEnvironment())
                .primary()
                .map(name -> ConditionOutcome.noMatch(
                        message.because("cmq.connections." + name + " is primary and cmq.* gives no address")))
                .orElseGet(() -> ConditionOutcome.match(message.because("no named connection is primary")));
    }
}
