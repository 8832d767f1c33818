package org.opencmq.spring.boot.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What happens to bodies on their way out. */
public class SendProperties {

    /** Size from which bodies are compressed, 0B or more. Default: never. */
    private @Nullable DataSize compressAbove;

    /** Folder that all applications share, for bodies the service cannot take. Default: none, such bodies are refused. */
    private @Nullable Path payloadFolder;

    public @Nullable DataSize getCompressAbove() {
        return compressAbove;
    }

    public void setCompressAbove(@Nullable DataSize compressAbove) {
        this.compressAbove = compressAbove;
    }

    public @Nullable Path getPayloadFolder() {
        return payloadFolder;
    }

    public void setPayloadFolder(@Nullable Path payloadFolder) {
        this.payloadFolder = payloadFolder;
    }
}
