package org.opencmq.client;

/** Hears of every call after it ended. Called on the calling thread, by many threads at once; must be quick and not throw. */
@FunctionalInterface
public interface CallListener {

    /** Hears nothing. */
    CallListener NONE = report -> {};

    /** A call ended. */
    void called(CallReport report);

    /**
     * One attempt of a call got no answer. The call goes on when it may be repeated and there is time left, so that this is
     * heard long before its end. Does nothing unless overridden.
     */
    default void unanswered(CmqUnreachedException failure) {}

    /** Both, this one first. */
    default CallListener and(CallListener next) {
        CallListener first = this;
        return new CallListener() {
            @Override
            public void called(CallReport report) {
                first.called(report);
                next.called(report);
            }

            @Override
            public void unanswered(CmqUnreachedException failure) {
                first.unanswered(failure);
                next.unanswered(failure);
            }
        };
    }
}
