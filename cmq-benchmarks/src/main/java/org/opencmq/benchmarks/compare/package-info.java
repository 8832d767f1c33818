/**
 * The comparison of JMS providers: starts a server and a client process for each, lets them run scenarios turn by turn, and
 * writes what came out as a table and a plot.
 */
@NullMarked
package org.opencmq.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
