package org.opencmq.client;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** How far one HTTP request got. Written and read by the calling thread. */
final class Progress extends HttpClientContext {

    private final HttpPost request;
    private boolean begun;

    Progress(HttpPost request) {
        this.request = request;
    }

    /** Its time was over, or somebody cancelled it. */
    boolean isBrokenOff() {
        return request.isCancelled();
    }

    /** A byte of the request may have left, so the service may have seen it; asking a proxy for a way to it is not that. */
    boolean begun() {
        return begun;
    }

    /** Notes the moment at which a connected request is written. */
    static final class Executor extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informational,
                HttpContext context)
                throws IOException, HttpException {
            if (context instanceof Progress progress && !Method.CONNECT.isSame(request.getMethod())) {
                progress.begun = true;
            }
            return super.execute(request, connection, informational, context);
        }
    }
}
