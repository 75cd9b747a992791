package org.productimporter.web.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.access.Scope;
import org.productimporter.web.access.ServerTask;
import org.productimporter.web.files.IncomingFile;
import org.productimporter.web.files.Uploads;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.NewImport;
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

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

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

    /// Runs before the start notice, so that the addresses are the last lines of the output.
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
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
        var ended = new CountDownLatch(1);
        try {
            events.watch(new Summary(imports.ask(wanted, file).id(), ended));
            if (!ended.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The sample is still being imported after {} s", LONGEST_WAIT.toSeconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample cannot be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Logs the result of the import.
    private record Summary(long importId, CountDownLatch end) implements ImportEvents.Watcher {

        @Override
        public void changed(ImportStatus status) {
            if (status.state() == ImportState.COMPLETED) {
                var rows = status.rows();
                LOG.info(
                        """
                        {} is imported: {} rows in {} s, {} rows/s
                          Inserted:     {}
                          Updated:      {}
                          Unchanged:    {}
                          Duplicate:    {}
                          Rejected:     {}""",
                        status.fileName(),
                        rows.read(),
                        status.durationSeconds(),
                        status.rowsPerSecond(),
                        rows.inserted(),
                        rows.updated(),
                        rows.unchanged(),
                        rows.duplicate(),
                        rows.rejected());
            } else if (status.state().isFinal()) {
                LOG.warn("The sample import is {}: {}", status.state().text(), status.message());
            }
            if (status.state().isFinal()) {
                end.countDown();
            }
        }

        @Override
        public void quiet() {}

        @Override
        public void ended() {
            end.countDown();
        }
    }
}
