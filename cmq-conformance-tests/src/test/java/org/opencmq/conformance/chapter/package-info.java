/**
 * What the Jakarta Messaging 3.1 specification demands, chapter by chapter, as tests that know no provider. A test that
 * plain CMQ cannot pass names the capability it needs and asserts what is answered where that is missing.
 */
@NullMarked
package org.opencmq.conformance.chapter;

import org.jspecify.annotations.NullMarked;
