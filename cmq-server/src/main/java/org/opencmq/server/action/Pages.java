package org.opencmq.server.action;

import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Range;

/** The range of a page. Source: protocol reference, section 8.2. */
final class Pages {

    private Pages() {}

    static void check(Range limits, Page page) throws Refusal {
        if (page.offset() < 0) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("offset");
        }
        if (!limits.contains(page.limit())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("limit");
        }
    }
}
