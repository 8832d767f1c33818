package org.opencmq.protocol.cloud;

import java.util.List;

/**
 * One page of a list.
 *
 * @param totalCount how many match, on this page or not
 * @param entries those of this page
 * @param <T> what is listed
 */
public record CloudPage<T>(int totalCount, List<T> entries) {

    /** Copies the list. */
    public CloudPage {
        entries = List.copyOf(entries);
    }
}
