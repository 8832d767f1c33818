/**
 * One suite of Jakarta Messaging behaviour, run three times: over an embedded Artemis broker, which judges the suite; over
 * our provider and server with extensions; and over the same as plain CMQ. Here is what runs it; the behaviour itself is
 * in {@link org.opencmq.conformance.chapter}. Nothing but the Jakarta interfaces may be used to talk to a provider.
 */
@NullMarked
package org.opencmq.conformance;

import org.jspecify.annotations.NullMarked;
