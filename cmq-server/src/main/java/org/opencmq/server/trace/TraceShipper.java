package org.opencmq.server.trace;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Takes the trace files of past days to where they stay, such as an object storage. Called on the thread {@code
 * cmq-trace-care}, one file at a time, oldest first; may block, which delays neither requests nor the writing of traces.
 */
@FunctionalInterface
public interface TraceShipper {

    /**
     * Ships one file. A file for which this fails is offered again an hour later, and is not deleted before it was shipped;
     * a file may be offered again after it was shipped when the server died in between.
     *
     * @param file the closed file of a past day, named {@code 2026-01-31.jsonl}; must be left as it is
     * @throws IOException when the file did not arrive
     */
    void ship(Path file) throws IOException;
}
