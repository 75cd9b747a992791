package org.productimporter.web.imports;

import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.web.common.AuditEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What somebody did to imports, for the audit log. To be called in the transaction of the deed.
@Component
class ImportAuditListener {

    /// What is kept of a request.
    private record Kept(String fileName, ImportOptions options, String requestedBy) {}

    private final ApplicationEventPublisher events;

    ImportAuditListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    void requested(long id, ImportRequest wanted) {
        var kept = new Kept(wanted.fileName(), wanted.options(), wanted.requestedBy());
        events.publishEvent(AuditEvent.created("import.requested", "import:" + id, kept));
    }

    void add(String action, long id) {
        events.publishEvent(AuditEvent.of(action, "import:" + id));
    }
}
