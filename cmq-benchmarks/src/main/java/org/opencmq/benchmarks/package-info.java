/**
 * Measures of the server program as an outsider sees it: a process of its own, a client over HTTP, files on disk. Each class
 * with a {@code main} is one measure. Knows nothing of the server's inside.
 */
@NullMarked
package org.opencmq.benchmarks;

import org.jspecify.annotations.NullMarked;
