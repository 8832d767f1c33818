/**
 * What the provider asks of CMQ, in CMQ's words with JMS exceptions. The one place that knows the client; everything above
 * can be tried with a scripted edge. Knows no session and no message class.
 */
@NullMarked
package org.opencmq.jms.internal.edge;

import org.jspecify.annotations.NullMarked;
