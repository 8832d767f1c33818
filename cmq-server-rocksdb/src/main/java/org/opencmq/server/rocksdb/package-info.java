/**
 * The durable {@link org.opencmq.server.engine.local.MessageStore} of one machine, over RocksDB in a data folder: group
 * commit, replay, backup and giving disk space back. Knows no queue semantics; those are the engine's.
 */
@NullMarked
package org.opencmq.server.rocksdb;

import org.jspecify.annotations.NullMarked;
