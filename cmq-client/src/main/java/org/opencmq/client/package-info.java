/**
 * The typed HTTP client of CMQ: what an application or a JMS provider calls to reach a service, with signing, retry, batching
 * and measuring inside. Knows the words of {@code org.opencmq.protocol} and one HTTP library, which no public signature names.
 */
@NullMarked
package org.opencmq.client;

import org.jspecify.annotations.NullMarked;
