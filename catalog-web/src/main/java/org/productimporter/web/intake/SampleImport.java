package org.productimporter.web.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.files.IncomingFile;
import org.productimporter.web.files.Uploads;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.NewImport;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.ServerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills an empty catalogue with the bundled sample, through the same door as every other file,
/// and logs what came of it. For a first look: `product.importer.sample=true`.
@Component
@ConditionalOnProperty("product.importer.sample")
class SampleImport {

    private static final Logger LOG = LoggerFactory.getLogger(SampleImport.class);
    private static final ServerTask TASK =
            ServerTask.of("sample", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    private final Uploads uploads;
    private final Imports imports;
    private final ImportEvents events;
    private final JdbcClient jdbc;
    private final Resource sample;

    SampleImport(
            Uploads uploads,
            Imports imports,
            ImportEvents events,
            JdbcClient jdbc,
            @Value("${product.importer.sample-file:classpath:samples/products.csv}")
                    Resource sample) {
        this.uploads = uploads;
        this.imports = imports;
        this.events = events;
        this.jdbc = jdbc;
        this.sample = sample;
    }

    private static final String EMPTY =
            """
            select not exists (select 1 from product)
               and not exists (select 1 from import)
            """;

    /// Behind the notice of the start, which tells how to sign in.
    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void fill() throws IOException {
        if (!sample.exists()) {
            LOG.warn("There is no sample at {}", sample.getDescription());
        } else if (jdbc.sql(EMPTY).query(Boolean.class).single()) {
            try (var content = sample.getInputStream();
                    var file = uploads.receive(content, -1)) {
                var options = ImportOptions.of(Map.of());
                var wanted =
                        new NewImport(
                                NewImport.Source.UPLOAD,
                                "products.csv",
                                options,
                                TASK.name(),
                                TASK.name());
                TASK.run(() -> follow(wanted, file));
            }
        }
    }

    private void follow(NewImport wanted, IncomingFile file) {
        try {
            events.watch(new Summary(imports.ask(wanted, file).id()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sample cannot be kept", e);
        }
    }

    /// Logs the end of the import.
    private record Summary(long importId) implements ImportEvents.Watcher {

        @Override
        public void changed(ImportStatus status) {
            if (status.state() == ImportState.COMPLETED) {
                var rows = status.rows();
                LOG.info(
                        "The sample is in: {} rows read, {} inserted, {} updated, {} unchanged, {}"
                                + " duplicate, {} rejected, at {} rows a second. See"
                                + " GET /api/imports/{} with the admin token.",
                        rows.read(),
                        rows.inserted(),
                        rows.updated(),
                        rows.unchanged(),
                        rows.duplicate(),
                        rows.rejected(),
                        status.rowsPerSecond(),
                        importId);
            } else if (status.state().isFinal()) {
                LOG.warn("The sample import is {}: {}", status.state().text(), status.message());
            }
        }

        @Override
        public void quiet() {}

        @Override
        public void ended() {}
    }
}
