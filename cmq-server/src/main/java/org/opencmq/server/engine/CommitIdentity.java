package org.opencmq.server.engine;

/**
 * By what a commit is known when its caller, who lost the answer, asks again.
 *
 * @param id chosen by the caller, different for each commit; at most 512 characters
 * @param memo what the engine gives back to a repeat, for instance what the first caller was or would have been answered; a
 *     few hundred bytes. Must not be changed
 */
public record CommitIdentity(String id, byte[] memo) {

    /** How long at the least an engine knows a commit, over restarts too, unless {@link #MOST} newer ones came since. */
    public static final long KNOWN_MILLIS = 120_000;

    /** How many commits an engine knows at the most; the oldest are forgotten first. */
    public static final int MOST = 250_000;
}
