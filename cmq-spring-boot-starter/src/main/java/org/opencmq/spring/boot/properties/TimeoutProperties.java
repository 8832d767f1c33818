package org.opencmq.spring.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the provider tries. */
public class TimeoutProperties {

    /** To open a connection to the service, above zero. Default: 5s. */
    private @Nullable Duration connect;

    /** For one answer, beyond the wait of a poll, above zero. Default: 15s. */
    private @Nullable Duration request;

    /** For a call with all its repetitions, above zero. Default: 30s. */
    private @Nullable Duration retry;

    /** For a close to flush what is under way, above zero. Default: 15s. */
    private @Nullable Duration close;

    public @Nullable Duration getConnect() {
        return connect;
    }

    public void setConnect(@Nullable Duration connect) {
        this.connect = connect;
    }

    public @Nullable Duration getRequest() {
        return request;
    }

    public void setRequest(@Nullable Duration request) {
        this.request = request;
    }

    public @Nullable Duration getRetry() {
        return retry;
    }

    public void setRetry(@Nullable Duration retry) {
        this.retry = retry;
    }

    public @Nullable Duration getClose() {
        return close;
    }

    public void setClose(@Nullable Duration close) {
        this.close = close;
    }
}
