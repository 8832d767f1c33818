/**
 * Makes Spring Integration's components for CMQ work without configuration: their counts as metrics. Applies
 * only when cmq-spring-integration is on the class path.
 */
@NullMarked
package org.opencmq.spring.boot.integration;

import org.jspecify.annotations.NullMarked;
