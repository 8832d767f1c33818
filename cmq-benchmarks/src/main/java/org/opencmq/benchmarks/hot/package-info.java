/**
 * The hot pieces alone, under JMH: what a request and a message cost before any network. Pieces that are private to their
 * packages are measured by classes in those packages of this module.
 */
@NullMarked
package org.opencmq.benchmarks.hot;

import org.jspecify.annotations.NullMarked;
