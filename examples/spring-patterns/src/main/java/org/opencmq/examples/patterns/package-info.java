/** Ways to use messages from Spring, each a small application of its own; one command shows one of them. */
@NullMarked
package org.opencmq.examples.patterns;

import org.jspecify.annotations.NullMarked;
