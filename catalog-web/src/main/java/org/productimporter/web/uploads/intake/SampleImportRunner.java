package org.productimporter.web.uploads.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.uploads.StoredUpload;
import org.productimporter.web.uploads.UploadService;
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
class SampleImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleImportRunner.class);
    private static final SystemActor TASK = SystemActor.of("sample", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private final UploadService uploads;
    private final ImportService imports;
    private final ImportEventService events;
    private final JdbcClient jdbc;
    private final Resource sample;

    SampleImportRunner(UploadService uploads, ImportService imports, ImportEventService events, JdbcClient jdbc,
            @Value("${product.importer.sample-file:classpath:samples/products.csv}") Resource sample) {
        this.uploads = uploads;
        this.imports = imports;
        this.events = events;
        this.jdbc = jdbc;
        this.sample = sample;
    }

    private static final String EMPTY = """
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
            try (var content = sample.getInputStream(); var file = uploads.receive(content, -1)) {
                var options = ImportOptions.of(Map.of());
                var wanted = new ImportRequest(ImportRequest.Source.UPLOAD, "products.csv", options, TASK.name(),
                        TASK.name());
                TASK.run(() -> follow(wanted, file));
            }
        }
    }

    private void follow(ImportRequest wanted, StoredUpload file) {
        var ended = new CountDownLatch(1);
        try {
            events.watch(new Summary(imports.ask(wanted, file).id(), ended));
            if (!ended.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The sample import is still running after {} s", LONGEST_WAIT.toSeconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample cannot be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Logs the result of the import.
    private record Summary(long importId, CountDownLatch end) implements ImportEventService.Watcher {

        @Override
        public void changed(ImportSummary status) {
            if (status.state() == ImportState.COMPLETED) {
                LOG.info(summary(status));
            } else if (status.state().isFinal()) {
                LOG.warn("The sample import is {}: {}", status.state().text(), status.message());
            }
            if (status.state().isFinal()) {
                end.countDown();
            }
        }

        private static String summary(ImportSummary status) {
            var rows = status.rows();
            return """
                    %s imported: %,d rows in %.1f s, %,d rows/s
                      Inserted:   %,7d
                      Updated:    %,7d
                      Unchanged:  %,7d
                      Duplicate:  %,7d
                      Rejected:   %,7d""".formatted(status.fileName(), rows.read(), status.durationSeconds(),
                    status.rowsPerSecond(), rows.inserted(), rows.updated(), rows.unchanged(), rows.duplicate(),
                    rows.rejected());
        }

        @Override
        public void quiet() {}

        @Override
        public void ended() {
            end.countDown();
        }
    }
}
