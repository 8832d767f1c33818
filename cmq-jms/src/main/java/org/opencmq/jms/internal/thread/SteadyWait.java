package org.opencmq.jms.internal.thread;

import java.util.function.BooleanSupplier;

/** Waits for what another thread is bound to bring about. Stateless. */
public final class SteadyWait {

    private SteadyWait() {}

    /**
     * Returns as soon as something is so. An interrupt does not end the wait: it is there again afterwards.
     *
     * @param lock who brings it about calls {@code notifyAll} on it
     * @param isSo asked under the lock; only looks
     */
    public static void until(Object lock, BooleanSupplier isSo) {
        boolean interrupted = false;
        synchronized (lock) {
            while (!isSo.getAsBoolean()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
