/**
 * Servers inside of this process for endpoints of the form {@code embedded:NAME}. The only package that knows the server,
 * which need not be on the class path.
 */
@NullMarked
package org.opencmq.jms.embedded;

import org.jspecify.annotations.NullMarked;
