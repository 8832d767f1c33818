/** A message of Jakarta Messaging to the text of a CMQ message and back. The only place where both are known. */
@NullMarked
package org.opencmq.jms.internal.convert;

import org.jspecify.annotations.NullMarked;
