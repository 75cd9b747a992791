package org.productimporter.web.imports.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.ImportTask;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
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

/// Imports the bundled sample file into an empty catalogue at the start and logs the result, if
/// `product.importer.sample=true`.
@Component
@ConditionalOnProperty("product.importer.sample")
class SampleImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleImportRunner.class);
    private static final SystemActor TASK = SystemActor.of("sample", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final UploadService uploads;
    private final ImportService imports;
    private final JdbcClient jdbc;
    private final Resource sample;

    SampleImportRunner(UploadService uploads, ImportService imports, JdbcClient jdbc,
            @Value("${product.importer.sample-file:classpath:samples/products.csv}") Resource sample) {
        this.uploads = uploads;
        this.imports = imports;
        this.jdbc = jdbc;
        this.sample = sample;
    }

    private static final String IS_EMPTY = """
            select not exists (select 1 from product)
               and not exists (select 1 from import)
            """;

    /// Precedes `StartupSummaryListener`, so that the addresses are the last lines of the output.
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void run() throws IOException, InterruptedException {
        if (!sample.exists()) {
            LOG.warn("There is no sample at {}", sample.getDescription());
        } else if (jdbc.sql(IS_EMPTY).query(Boolean.class).single()) {
            var id = submit();
            awaitEnd(id);
            log(TASK.call(() -> imports.find(id)));
        }
    }

    private long submit() throws IOException {
        var request = new ImportRequest(ImportRequest.Source.UPLOAD, "products.csv", ImportOptions.DEFAULTS,
                TASK.name(), TASK.name());
        try (var content = sample.getInputStream(); var upload = uploads.receive(content, -1)) {
            return TASK.call(() -> {
                try {
                    return imports.submit(request, upload).id();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static final String IS_SCHEDULED = """
            select exists (select 1 from scheduled_tasks where task_name = :task and task_instance = :import)
            """;

    /// Waits for the end of the task, not of the import: the importer logs after the import has ended.
    private void awaitEnd(long id) throws InterruptedException {
        var start = System.nanoTime();
        var isScheduled = jdbc.sql(IS_SCHEDULED)
                .param("task", ImportTask.NAME)
                .param("import", Long.toString(id))
                .query(Boolean.class);
        while (isScheduled.single() && System.nanoTime() - start < TIMEOUT.toNanos()) {
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private static void log(ImportSummary summary) {
        if (summary.state() != ImportState.COMPLETED) {
            LOG.warn("The sample import is {}: {}", summary.state().text(), summary.message());
            return;
        }
        var rows = summary.rows();
        LOG.info("""
                %s imported: %,d rows in %.1f s, %,d rows/s
                  Inserted:   %,7d
                  Updated:    %,7d
                  Unchanged:  %,7d
                  Duplicate:  %,7d
                  Rejected:   %,7d""".formatted(summary.fileName(), rows.read(), summary.durationSeconds(),
                summary.rowsPerSecond(), rows.inserted(), rows.updated(), rows.unchanged(), rows.duplicate(),
                rows.rejected()));
    }
}
