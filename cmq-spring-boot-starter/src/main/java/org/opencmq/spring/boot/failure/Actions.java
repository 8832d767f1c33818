package org.opencmq.spring.boot.failure;

/** What a person can do, where several analyzers say the same. */
final class Actions {

    static final String CREDENTIALS =
            "Check cmq.secret-id (the cloud's start with AKID), cmq.secret-key and, for temporary credentials, cmq.token; or those of"
                    + " cmq.connections.NAME. Check that the key pair belongs to the account of the endpoint and may use CMQ, and"
                    + " that this computer's clock is right. Only a server on this machine accepts the development key pair.";

    static final String DESTINATION =
            "Create the queue or topic, or let it be made with cmq.destination.missing=create. Check its name, which"
                    + " cmq.destination.prefix becomes part of, and that endpoint and account are the right ones.";

    static final String NAME =
            "Use a name of a letter and then letters, digits, '-' or '_', at most 64 characters in all.";

    private Actions() {}
}
