/**
 * Tests of Spring Boot applications on CMQ: {@link org.opencmq.spring.boot.test.CmqTest}, a slice with nothing but messaging,
 * and {@link org.opencmq.spring.boot.test.AutoConfigureCmqServer}, a server of its own for each application context.
 */
@NullMarked
package org.opencmq.spring.boot.test;

import org.jspecify.annotations.NullMarked;
