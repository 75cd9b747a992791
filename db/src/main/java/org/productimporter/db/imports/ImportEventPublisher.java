package org.productimporter.db.imports;

import org.productimporter.model.imports.ImportEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Publishes the webhook event of a transition. Joins the caller's transaction. Thread-safe.
final class ImportEventPublisher {

    private final JdbcClient jdbc;
    private final ImportSummaryRepository summaries;

    ImportEventPublisher(JdbcClient jdbc, ImportSummaryRepository summaries) {
        this.jdbc = jdbc;
        this.summaries = summaries;
    }

    /// Publishes an event of `type` with the import as it is now. A preview changes nothing, so it
    /// is no event.
    void publish(String type, long id) {
        summaries.find(id)
                .filter(summary -> !summary.isPreview())
                .map(ImportEvent::of)
                .ifPresent(event -> publish(type, event));
    }

    private void publish(String type, ImportEvent event) {
        jdbc.sql("select publish_event(:type, :data)")
                .param("type", type)
                .param("data", JsonMapper.shared().writeValueAsString(event))
                .query((_, _) -> type)
                .single();
    }
}
