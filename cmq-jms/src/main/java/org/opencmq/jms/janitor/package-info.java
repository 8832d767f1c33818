/**
 * Finds what connections made for themselves on plain CMQ and left behind when they died, and deletes it when told to. Run by
 * a person or a nightly job, never by the provider itself.
 */
@NullMarked
package org.opencmq.jms.janitor;

import org.jspecify.annotations.NullMarked;
