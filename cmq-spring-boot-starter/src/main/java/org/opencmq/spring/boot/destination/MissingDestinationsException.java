package org.opencmq.spring.boot.destination;

import java.util.List;

/** Destinations an application needs do not exist. */
public class MissingDestinationsException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final List<String> missing;

    /**
     * Names them.
     *
     * @param missing such as {@code queue orders}
     */
    public MissingDestinationsException(String endpoint, List<String> missing) {
        super(endpoint + " does not have " + String.join(", ", missing)
                + "; create them, set cmq.destinations.startup-check.mode to create or retry, or correct their names");
        this.missing = List.copyOf(missing);
    }

    /** What is missing, such as {@code queue orders}. */
    public List<String> missing() {
        return missing;
    }
}
