package org.opencmq.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

@CmqTest(includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = EchoListener.class))
class IncludeFilterIT {

    @Autowired
    private ApplicationContext context;

    @Test
    void takesWhatTheFilterTakes() {
        assertThat(context.getBeanNamesForType(EchoListener.class)).hasSize(1);
        assertThat(context.getBeanNamesForType(OtherComponent.class)).isEmpty();
    }
}
