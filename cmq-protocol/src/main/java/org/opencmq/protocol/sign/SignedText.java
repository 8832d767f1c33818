package org.opencmq.protocol.sign;

/** Takes in the text of a request that is signed, piece by piece. */
interface SignedText {

    void add(String piece);

    /** Adds one ASCII character. */
    void add(char mark);
}
