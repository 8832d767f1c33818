/** The numbers and texts by which CMQ refuses a request, and what a client may do about each. Knows no action. */
@NullMarked
package org.opencmq.protocol.error;

import org.jspecify.annotations.NullMarked;
