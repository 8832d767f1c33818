package org.opencmq.protocol;

/** What asking the same action twice does, which decides whether a lost answer may be asked for again. */
public enum Repeat {
    /** A repeat changes nothing: queries, attribute changes, deletions. */
    SAFE,
    /** A repeat may store the message a second time; allowed because CMQ is at-least-once anyway. */
    MAY_DUPLICATE,
    /** A repeat leases other messages, so those of the lost answer stay invisible until their lease runs out. */
    LEASES_AGAIN
}
