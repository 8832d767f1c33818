package org.opencmq.jms.internal.message;

import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/** A message whose body is text, or nothing. */
public final class CmqTextMessage extends CmqMessage implements TextMessage {

    private @Nullable String text;

    /** A message without text. */
    public CmqTextMessage() {}

    /** A message with this text; null for none. */
    public CmqTextMessage(@Nullable String text) {
        this.text = text;
    }

    @Override
    public void setText(@Nullable String string) throws MessageNotWriteableException {
        checkBodyWriteable();
        text = string;
    }

    @Override
    public @Nullable String getText() {
        return text;
    }

    @Override
    void emptyBody() {
        text = null;
    }

    @Override
    boolean hasNoBody() {
        return text == null;
    }

    @Override
    @Nullable
    Object bodyValue() {
        return text;
    }

    @Override
    boolean fits(Class<?> wanted) {
        return wanted.isAssignableFrom(String.class);
    }

    @Override
    String kindName() {
        return "TextMessage";
    }
}
