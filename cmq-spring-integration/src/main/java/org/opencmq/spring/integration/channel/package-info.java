/**
 * Message channels whose messages live on CMQ: point-to-point over a queue, publish-subscribe over a topic.
 */
@NullMarked
package org.opencmq.spring.integration.channel;

import org.jspecify.annotations.NullMarked;
