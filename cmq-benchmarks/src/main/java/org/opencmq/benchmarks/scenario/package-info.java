/**
 * What is measured, one class each, through the plain Jakarta Messaging API. Runs in a client process; knows peers only as
 * far as queues must be made and deleted for them.
 */
@NullMarked
package org.opencmq.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
