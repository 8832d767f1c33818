package org.opencmq.benchmarks.compare;

import java.time.Duration;

/**
 * How a killed server came back.
 *
 * @param backlog messages it had
 * @param time from the start of the process until it served
 */
record Recovery(long backlog, Duration time) {}
