/**
 * The message selector language of Jakarta Messaging 3.1, section 3.8: parser, expression tree and three-valued
 * evaluation over a {@code name -> value} lookup. Owns the language and nothing else: it knows no message class, no
 * session and no wire format, so that a provider and a server can share it.
 */
@NullMarked
package org.opencmq.selector;

import org.jspecify.annotations.NullMarked;
