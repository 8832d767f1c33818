/** What measures write: sections of Markdown files and plots. Knows no measure. */
@NullMarked
package org.opencmq.benchmarks.report;

import org.jspecify.annotations.NullMarked;
