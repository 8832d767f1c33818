/**
 * What all components share: header names and their mapping, the two formats of a message's text, destinations and the one
 * way to send. Knows the client and Spring Integration's core, and none of the components.
 */
@NullMarked
package org.opencmq.spring.integration.support;

import org.jspecify.annotations.NullMarked;
