package org.opencmq.examples.patterns;

/** An application that shows one thing and prints what happens. */
interface Pattern {

    /** Shows it; returns when everything has happened that it is about. */
    void show() throws Exception;
}
