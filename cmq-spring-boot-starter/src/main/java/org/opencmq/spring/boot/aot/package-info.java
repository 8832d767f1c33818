/** What a native image must keep of the provider and of the embedded server. Known to Spring only, by {@code aot.factories}. */
@NullMarked
package org.opencmq.spring.boot.aot;

import org.jspecify.annotations.NullMarked;
