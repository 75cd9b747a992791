package org.productimporter.importer.cli;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportRequest.Source;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.ImportTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Requests an import for the command line and follows it to its end.
@Component
@Lazy
class ImportFollower {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of(ImportTask.NAME);
    private static final long POLL_MILLIS = 100;

    private final ImportStateRepository states;
    private final ImportSummaryRepository summaries;
    private final TransactionTemplate transaction;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ImportResultRepository results;

    ImportFollower(ImportStateRepository states, ImportSummaryRepository summaries, TransactionTemplate transaction,
            Scheduler scheduler, Clock clock, ImportResultRepository results) {
        this.results = results;
        this.states = states;
        this.summaries = summaries;
        this.transaction = transaction;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Requests the import of `file`, to be read where it lies; this node takes it at once if it
    /// may.
    ///
    /// @throws IOException when the size of the file cannot be read
    ImportId request(Path file, ImportOptions options) throws IOException {
        var user = System.getProperty("user.name", "command line");
        var request = new ImportRequest(Source.COMMAND_LINE, file.getFileName().toString(), options, user, null);
        var source = new SourceFile(file, Files.size(file), null);
        var id = Objects.requireNonNull(transaction.execute(_ -> add(request, source)));
        scheduler.triggerCheckForDueExecutions();
        return id;
    }

    private ImportId add(ImportRequest request, SourceFile source) {
        var id = states.add(request, source).orElseThrow();
        scheduler.schedule(TASK.instance(id.toString()).scheduledTo(clock.instant()));
        return id;
    }

    /// Continues an import that waits for its mapping with the proposed one.
    ///
    /// @return false if the import does not wait
    boolean acceptProposal(ImportSummary summary) {
        if (summary.state() != ImportState.NEEDS_MAPPING) {
            return false;
        }
        var proposal = results.mapping(summary.id()).orElseThrow().proposal();
        var options = proposal.applyTo(ImportOptions.of(summary.options()));
        var id = new ImportId(summary.id());
        transaction.executeWithoutResult(_ -> {
            if (states.confirmMapping(summary.id(), options)) {
                scheduler.scheduleIfNotExists(TASK.instance(id.toString()).scheduledTo(clock.instant()));
            }
        });
        scheduler.triggerCheckForDueExecutions();
        return true;
    }

    /// Waits for the end of the import and shows its progress on a terminal.
    ImportSummary await(ImportId id) {
        var progress = ProgressPrinter.onTerminal();
        var now = find(id);
        try {
            while (!now.state().isFinal()) {
                progress.show(now);
                Thread.sleep(POLL_MILLIS);
                now = find(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.clear();
        return now;
    }

    private ImportSummary find(ImportId id) {
        return summaries.find(id.value()).orElseThrow();
    }
}
