package org.opencmq.client;

import java.util.Optional;

/** What pipelines need of their client. */
interface Carrier extends Caller {

    /** How much the service takes in one request; asks it when that is not known. */
    BatchLimits limits();

    /** The failure of an entry that was never sent. */
    CmqException notTaken(String action, Optional<String> destination, String finding);
}
