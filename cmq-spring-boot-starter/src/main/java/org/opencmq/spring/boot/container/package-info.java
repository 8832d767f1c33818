/**
 * Connection details of a CMQ server that runs in a container, for Testcontainers and Docker Compose. Known to Boot only, by
 * {@code META-INF/spring.factories}; both libraries are optional.
 */
@NullMarked
package org.opencmq.spring.boot.container;

import org.jspecify.annotations.NullMarked;
