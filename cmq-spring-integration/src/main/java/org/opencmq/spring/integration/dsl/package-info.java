/**
 * The Java DSL: {@link org.opencmq.spring.integration.dsl.Cmq} makes a spec for each component.
 */
@NullMarked
package org.opencmq.spring.integration.dsl;

import org.jspecify.annotations.NullMarked;
