/** Says what to do when an application does not start because of CMQ. Known to Boot only, by {@code META-INF/spring.factories}. */
@NullMarked
package org.opencmq.spring.boot.failure;

import org.jspecify.annotations.NullMarked;
