package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;

/** The result of an action whose answer says nothing but that it succeeded. */
public record Done() {

    static final Action.ResultForm<Done> FORM = new Action.ResultForm<>() {

        @Override
        public void write(Done result, FieldsWriter fields) {}

        @Override
        public Done read(Answer answer) {
            return new Done();
        }
    };
}
