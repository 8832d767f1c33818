/**
 * One handler for each action: it checks limits, asks the engine, and translates what the engine says into the action's
 * result or a refusal. Knows no HTTP.
 */
@NullMarked
package org.opencmq.server.action;

import org.jspecify.annotations.NullMarked;
