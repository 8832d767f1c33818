/**
 * Where bodies are kept that are larger than a queue or topic takes, and a store over a folder. Knows no message and no
 * connection: the provider hands it bytes and keeps references in their place.
 */
@NullMarked
package org.opencmq.jms.payload;

import org.jspecify.annotations.NullMarked;
