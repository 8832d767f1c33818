package org.opencmq.server.engine.local;

import org.junit.jupiter.api.Nested;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineBrowseContract;
import org.opencmq.server.engine.EngineCommitContract;
import org.opencmq.server.engine.EngineConfigContract;
import org.opencmq.server.engine.EngineDeadLetterContract;
import org.opencmq.server.engine.EngineLeaseContract;
import org.opencmq.server.engine.EngineOrderContract;
import org.opencmq.server.engine.EnginePollingContract;
import org.opencmq.server.engine.EngineRetentionContract;
import org.opencmq.server.engine.EngineSendContract;
import org.opencmq.server.engine.VirtualTime;

/**
 * The contracts of an engine, for a local engine over any store. A store's test extends this, says how to open the store,
 * and needs surefire to find the nested classes.
 */
public abstract class LocalEngineContract {

    /** A store over the same data each time within one test. */
    protected abstract MessageStore store();

    private Engine openLocal(VirtualTime time, EngineSettings settings) {
        try {
            return LocalEngine.open(store(), settings, time, time);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class Order extends EngineOrderContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Polling extends EnginePollingContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Lease extends EngineLeaseContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Send extends EngineSendContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Retention extends EngineRetentionContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class DeadLetter extends EngineDeadLetterContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Commit extends EngineCommitContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Browse extends EngineBrowseContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Config extends EngineConfigContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }
}
