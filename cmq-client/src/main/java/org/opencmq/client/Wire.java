package org.opencmq.client;

import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;

/** How one of the two APIs puts a call into an HTTP request and reads the answer. */
interface Wire {

    /** Where the call goes. */
    Endpoint endpoint(Call<?> call);

    /** The request, signed. */
    WireRequest request(Call<?> call);

    /** The answer, a refusal in the words of API v2. */
    Answer answer(Call<?> call, byte[] body) throws MalformedAnswer;
}
