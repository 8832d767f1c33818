package org.opencmq.spring.boot.test;

import org.springframework.jms.annotation.JmsListener;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/** Answers what it hears. */
@Component
class EchoListener {

    @JmsListener(destination = "questions")
    @SendTo("answers")
    String answer(String question) {
        return "echo " + question;
    }
}
