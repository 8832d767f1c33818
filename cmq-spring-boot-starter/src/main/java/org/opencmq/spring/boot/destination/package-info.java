/** Looks at startup whether the destinations of an application exist, by the provider's public API. */
@NullMarked
package org.opencmq.spring.boot.destination;

import org.jspecify.annotations.NullMarked;
