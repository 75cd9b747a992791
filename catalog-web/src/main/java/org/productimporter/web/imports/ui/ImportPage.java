package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.imports.ui.panels.AttemptsPanel;
import org.productimporter.web.imports.ui.panels.ImportActionBar;
import org.productimporter.web.imports.ui.panels.ImportDoors;
import org.productimporter.web.imports.ui.panels.ImportLabels;
import org.productimporter.web.imports.ui.panels.OutcomePanel;
import org.productimporter.web.imports.ui.panels.PhasePanel;
import org.productimporter.web.imports.ui.panels.RejectionsPanel;
import org.productimporter.web.imports.ui.panels.RerunButton;
import org.productimporter.web.imports.ui.panels.UnavailableActions;
import org.productimporter.web.imports.ui.panels.WorkPanel;
import org.productimporter.web.jobs.JobRecords;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.PageHeader;

/// All that is shown of one import. Its state follows each change; what is read from the ledger,
/// at most once a second.
final class ImportPage extends Div {

    private static final Duration LEDGER_STEP = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 20;

    /// Options that belong to the first file and not to its mended rows: another layout, and
    /// products that are missing from it because they were right.
    private static final Set<String> NOT_FOR_MENDED = Set.of("missing", "delimiter", "charset", "preview");

    private final ImportDoors doors;
    private final long importId;
    private final Times times;
    private final PageHeader head;
    private final PhasePanel phases = new PhasePanel();
    private final OutcomePanel outcome = new OutcomePanel();
    private final WorkPanel work = new WorkPanel();
    private final RejectionsPanel rejections;
    private final AttemptsPanel history;
    private final ImportActionBar actions;
    private final @Nullable RerunButton rerun;
    private final UnavailableActions unavailable = new UnavailableActions();
    private Instant ledgerRead = Instant.EPOCH;
    private @Nullable String phaseRead;
    private List<ImportLedgerService.Chunk> chunks = List.of();

    /// @param rerun null if the user may not change imports
    ImportPage(ImportDoors doors, ImportSummary status, RestartService restarts, @Nullable RerunButton rerun) {
        addClassName("page");
        this.doors = doors;
        this.importId = status.id();
        this.rerun = rerun;
        this.times = Times.ofBrowser(doors.clock());
        this.history = new AttemptsPanel(times);
        this.actions = new ImportActionBar(doors.imports(), restarts, importId,
                () -> show(doors.imports().find(importId)), () -> UI.getCurrentOrThrow().navigate(ImportsView.class));
        this.rejections = new RejectionsPanel(doors.rejections(), importId);
        this.head = new PageHeader(status.fileName())
                .breadcrumb(new RouterLink("Imports", ImportsView.class), new Span(" / " + Numbers.count(importId)))
                .actions(actions);
        add(head, phases, outcome, work, rejections, history);
        if (rerun != null) {
            head.actions(rerun, actions);
            rejections.beside(mended(status));
            history.add(unavailable);
        }
        show(status);
    }

    private UploadButton mended(ImportSummary status) {
        var options = new HashMap<>(status.options());
        options.keySet().removeAll(NOT_FOR_MENDED);
        var chosen = ImportOptions.of(options);
        var files = new UploadManager(this, new BrowserUploadHandler(doors.intake(), () -> chosen));
        files.addAllFinishedListener(event -> UI.getCurrentOrThrow().navigate(ImportsView.class));
        return new UploadButton("Upload mended file", files);
    }

    /// News of any import.
    void changed(ImportSummary status) {
        if (status.id() == importId) {
            show(status);
        }
    }

    private void show(ImportSummary status) {
        readLedger(status);
        head.subtitle(lead(status));
        phases.show(status, chunks);
        outcome.show(status);
    }

    private void readLedger(ImportSummary status) {
        var now = times.now();
        var same = Objects.equals(status.phase(), phaseRead) && ImportLabels.isMoving(status);
        if (same && now.isBefore(ledgerRead.plus(LEDGER_STEP))) {
            return;
        }
        ledgerRead = now;
        phaseRead = status.phase();
        chunks = doors.ledger().chunks(importId);
        work.show(chunks);
        rejections.show(doors.rejections().groups(importId));
        history.show(status, attempts());
        if (rerun != null) {
            rerun.show(status);
            var accepted = doors.imports().allowedActions(importId);
            actions.show(accepted);
            unavailable.show(accepted);
        }
    }

    private List<JobRecords.Execution> attempts() {
        return doors.jobs().executions(JobRecords.Filter.ofImport(importId), null, ATTEMPTS).results();
    }

    private String lead(ImportSummary status) {
        var by = "%s · uploaded by %s, %s".formatted(Numbers.bytes(status.bytesTotal()), status.requestedBy(),
                times.when(status.requestedAt()));
        return status.attempt() > 1 ? by + " · attempt " + status.attempt() : by;
    }
}
