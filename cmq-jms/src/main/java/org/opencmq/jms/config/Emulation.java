package org.opencmq.jms.config;

/**
 * What the provider imitates where the service lacks it. Off by default, because both hold leases of messages that
 * others might want.
 *
 * @param browser whether a queue browser may lease the messages it shows
 * @param queueSelectors whether a consumer with a selector may hold the messages that do not match
 */
public record Emulation(boolean browser, boolean queueSelectors) {

    /** Nothing is imitated. */
    public static final Emulation NONE = new Emulation(false, false);
}
