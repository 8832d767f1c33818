/**
 * The signature every request carries: the text that is signed, and the keyed digest over it. One implementation serves the
 * client, which signs, and the server, which verifies. Knows no HTTP library and no clock.
 */
@NullMarked
package org.opencmq.protocol.sign;

import org.jspecify.annotations.NullMarked;
