/** What became of a call, in the exceptions of Jakarta Messaging: one table, and the unchecked twins. */
@NullMarked
package org.opencmq.jms.internal.error;

import org.jspecify.annotations.NullMarked;
