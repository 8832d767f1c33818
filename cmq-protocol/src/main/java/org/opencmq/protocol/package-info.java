/**
 * The words of the CMQ wire: how an action is described, how its parameters and answers are read and written, and the
 * small value types both sides speak. Nothing here does I/O, reads a clock or knows who asks and who answers.
 */
@NullMarked
package org.opencmq.protocol;

import org.jspecify.annotations.NullMarked;
