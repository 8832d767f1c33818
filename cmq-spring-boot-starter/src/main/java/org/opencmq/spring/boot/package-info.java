/**
 * Makes CMQ native in Spring Boot: a {@code jmsConnectionFactory} in the place where Boot's own JMS support looks for one,
 * the properties under {@code cmq.*}, and an embedded server when no endpoint is set. Uses the provider's public API only.
 */
@NullMarked
package org.opencmq.spring.boot;

import org.jspecify.annotations.NullMarked;
