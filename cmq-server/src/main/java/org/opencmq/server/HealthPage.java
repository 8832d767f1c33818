package org.opencmq.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.Health;
import org.opencmq.server.http.Page;

/** {@code GET /health}: 200 when the server can take writes, else 503; the body says why. */
final class HealthPage implements Page {

    private final Engine engine;

    HealthPage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public CompletionStage<Content> content() {
        return engine.health()
                .exceptionally(failure -> new Health(false, "the engine does not answer: " + failure.getMessage()))
                .thenApply(HealthPage::content);
    }

    private static Content content(Health health) {
        byte[] json = FieldsWriter.object(
                fields -> fields.text("status", health.ready() ? "UP" : "DOWN").text("detail", health.detail()));
        return Content.text(
                health.ready() ? 200 : 503,
                "application/json; charset=utf-8",
                new String(json, StandardCharsets.UTF_8) + "\n");
    }
}
