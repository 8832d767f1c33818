package org.opencmq.server.cloud;

import java.util.UUID;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.cloud.CloudErrorCode;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.action.Reply;
import org.opencmq.server.auth.CloudAuthFailure;

/** Wraps answers as API 3.0 does: {@code {"Response":{…,"RequestId":"…"}}}. */
public final class CloudReply {

    private CloudReply() {}

    /** What a request is told by, in the form of the real service's. */
    public static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    /** A result, or the error that the reply is. */
    public static byte[] json(Reply reply, String requestId) {
        return reply.code() == CmqErrorCode.SUCCESS
                ? FieldsWriter.object(root -> root.object("Response", response -> {
                    reply.fields().accept(response);
                    response.text("RequestId", requestId);
                }))
                : error(
                        CloudErrorCode.of(reply.code()),
                        CloudErrorCode.message(reply.code(), reply.message()),
                        requestId);
    }

    /** A request that is nobody's. */
    public static byte[] error(CloudAuthFailure failure, String requestId) {
        return error(failure.code(), CloudErrorCode.message(failure.row(), failure.getMessage()), requestId);
    }

    private static byte[] error(String code, String message, String requestId) {
        return FieldsWriter.object(root -> root.object("Response", response -> response.object(
                        "Error", error -> error.text("Code", code).text("Message", message))
                .text("RequestId", requestId)));
    }
}
