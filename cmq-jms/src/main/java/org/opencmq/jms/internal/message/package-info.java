/**
 * The five bodies and the plain message of Jakarta Messaging 3.1 chapter 3: headers, typed properties, conversions and
 * read-only rules. Knows no session and no wire; a session hands in what {@code acknowledge()} does.
 */
@NullMarked
package org.opencmq.jms.internal.message;

import org.jspecify.annotations.NullMarked;
