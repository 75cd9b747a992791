package org.productimporter.web.imports;

import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.kit.Deed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What somebody did to imports, for the audit log. To be called in the transaction of the deed.
@Component
class ImportTrail {

    /// What is kept of a request.
    private record Kept(String fileName, ImportOptions options, String requestedBy) {}

    private final ApplicationEventPublisher events;

    ImportTrail(ApplicationEventPublisher events) {
        this.events = events;
    }

    void requested(long id, ImportRequest wanted) {
        var kept = new Kept(wanted.fileName(), wanted.options(), wanted.requestedBy());
        events.publishEvent(Deed.made("import.requested", "import:" + id, kept));
    }

    void add(String action, long id) {
        events.publishEvent(Deed.of(action, "import:" + id));
    }
}
