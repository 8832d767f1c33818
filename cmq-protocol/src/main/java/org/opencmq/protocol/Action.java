package org.opencmq.protocol;

import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * The description of one operation of the CMQ API: what it is called on the wire, whether it may be asked again, and how
 * its request and result are written and read. Client and server use the same description, so a name or a rule of the
 * wire stands in one place only. Immutable and free of I/O.
 *
 * @param name the value of the {@code Action} parameter, in the spelling of the API reference; the server matches it
 *     ignoring case (reading 14.1 of the protocol reference)
 * @param repeat whether a request whose answer was lost may be sent again
 * @param request writes and reads the action's own parameters; common parameters are not its matter
 * @param result writes and reads the action's own answer fields; the three members that every {@link Answer} has are not
 *     its matter
 * @param <Q> the request
 * @param <R> the result
 */
public record Action<Q, R>(String name, Repeat repeat, RequestForm<Q> request, ResultForm<R> result) {

    /** How a request becomes parameters and the reverse. */
    public interface RequestForm<Q> {

        /** Adds the request's parameters; an absent value adds nothing. */
        void write(Q request, Parameters.Builder parameters);

        /**
         * Reads the request.
         *
         * @throws Refusal when a required parameter is missing or one has the wrong type or spelling, with the code of
         *     the reference
         */
        Q read(Parameters parameters) throws Refusal;
    }

    /** How a result becomes answer fields and the reverse. */
    public interface ResultForm<R> {

        /** Adds the result's fields to the answer object. */
        void write(R result, FieldsWriter fields);

        /**
         * Reads the result from an answer whose code is one of those this action {@linkplain #carries carries} a result
         * with.
         *
         * @throws MalformedAnswer when a field the reference promises is missing or of another type
         */
        R read(Answer answer) throws MalformedAnswer;

        /** The code that goes with this result; {@link CmqErrorCode#SUCCESS} for most. */
        default CmqErrorCode outcome(R result) {
            return CmqErrorCode.SUCCESS;
        }

        /** Whether an answer with this code has a result to read; any other code is a refusal. */
        default boolean carries(int code) {
            return code == CmqErrorCode.SUCCESS.code();
        }
    }
}
