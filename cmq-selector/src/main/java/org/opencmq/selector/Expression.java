package org.opencmq.selector;

/** Anything the grammar can yield: a value to compute and compare with, or a condition that holds or does not. */
sealed interface Expression permits Value, Condition {}
