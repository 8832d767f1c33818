package org.opencmq.protocol.sign;

/** The signed text as it can be read. Used by one thread. */
final class PlainText implements SignedText {

    final StringBuilder text = new StringBuilder();

    @Override
    public void add(String piece) {
        text.append(piece);
    }

    @Override
    public void add(char mark) {
        text.append(mark);
    }
}
