/**
 * Parameters as form text and the reverse: the body of a POST and the query of a GET. Works on bytes, because this is the
 * hottest code of both sides. Knows no action and no HTTP library.
 */
@NullMarked
package org.opencmq.protocol.form;

import org.jspecify.annotations.NullMarked;
