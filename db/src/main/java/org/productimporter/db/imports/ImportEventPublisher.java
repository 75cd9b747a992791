package org.productimporter.db.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Publishes webhook events of imports in the transaction of the caller. Thread-safe.
final class ImportEventPublisher {

    private final JdbcClient jdbc;
    private final ImportSummaryRepository summaries;

    ImportEventPublisher(JdbcClient jdbc, ImportSummaryRepository summaries) {
        this.jdbc = jdbc;
        this.summaries = summaries;
    }

    /// Publishes an event with the current summary of the import. A preview changes no products and has no events.
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
