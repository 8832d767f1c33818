/**
 * A CMQ server for JUnit tests: {@link org.opencmq.test.CmqServerExtension}. Knows the server and JUnit, and nothing of
 * clients or of Jakarta Messaging.
 */
@NullMarked
package org.opencmq.test;

import org.jspecify.annotations.NullMarked;
