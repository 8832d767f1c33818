/**
 * The XML namespace {@code http://www.opencmq.org/schema/integration/cmq} and hints for native images.
 */
@NullMarked
package org.opencmq.spring.integration.config;

import org.jspecify.annotations.NullMarked;
