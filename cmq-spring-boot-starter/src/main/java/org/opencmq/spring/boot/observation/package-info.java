/** Carries traces in JMS messages whose property names must be Java identifiers; knows nothing of CMQ. */
@NullMarked
package org.opencmq.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
