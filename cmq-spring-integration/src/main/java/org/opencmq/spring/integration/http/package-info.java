/**
 * Receives what CMQ topics push over HTTP. {@link org.opencmq.spring.integration.http.CmqPushEndpoint} knows no web
 * framework; {@link org.opencmq.spring.integration.http.CmqPushRoutes} puts it into Spring MVC, which is optional.
 */
@NullMarked
package org.opencmq.spring.integration.http;

import org.jspecify.annotations.NullMarked;
