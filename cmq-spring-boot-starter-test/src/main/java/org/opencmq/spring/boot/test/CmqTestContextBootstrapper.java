package org.opencmq.spring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Makes the context of a {@link CmqTest}. */
class CmqTestContextBootstrapper extends TestSliceTestContextBootstrapper<CmqTest> {}
