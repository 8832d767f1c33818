/** Settings of the provider: immutable values, known to all other packages and knowing none of them. */
@NullMarked
package org.opencmq.jms.config;

import org.jspecify.annotations.NullMarked;
