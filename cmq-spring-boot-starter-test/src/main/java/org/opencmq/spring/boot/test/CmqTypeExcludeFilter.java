package org.opencmq.spring.boot.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Leaves every component of the application out but what the {@link CmqTest} takes. Public for the container only. */
public final class CmqTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<CmqTest> {

    CmqTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }
}
