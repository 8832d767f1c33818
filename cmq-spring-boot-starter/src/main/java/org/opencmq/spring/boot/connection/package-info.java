/**
 * Several accounts or servers in one application: for each name under {@code cmq.connections} a connection factory, a
 * template, a client and a listener container factory. Built on the parent package, which does not know this one.
 */
@NullMarked
package org.opencmq.spring.boot.connection;

import org.jspecify.annotations.NullMarked;
