/**
 * One file for each action of the CMQ API, with its request, its result and the facts about it; {@link
 * org.opencmq.protocol.action.Actions} lists them all. Our own extensions stand here too and say so.
 */
@NullMarked
package org.opencmq.protocol.action;

import org.jspecify.annotations.NullMarked;
