/**
 * The providers that are measured side by side: how their servers start as processes, and how a client process reaches them
 * through the plain Jakarta Messaging API. Knows no scenario.
 */
@NullMarked
package org.opencmq.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
