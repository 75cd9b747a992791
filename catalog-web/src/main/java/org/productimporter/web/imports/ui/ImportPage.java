package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.mapping.MappingService;
import org.productimporter.web.imports.ui.corrections.RetryLinks;
import org.productimporter.web.imports.ui.mapping.ReadingPanel;
import org.productimporter.web.imports.ui.panels.AttemptsPanel;
import org.productimporter.web.imports.ui.panels.ImportLabels;
import org.productimporter.web.imports.ui.panels.OutcomePanel;
import org.productimporter.web.imports.ui.panels.PhasePanel;
import org.productimporter.web.imports.ui.panels.UnavailableActions;
import org.productimporter.web.imports.ui.panels.WorkPanel;
import org.productimporter.web.jobs.JobRecords;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.PageHeader;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The content of [ImportView]. Shows each change of the import. Reads the ledger once a second at most.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ImportPage extends Div {

    private static final Duration LEDGER_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 20;

    private final ImportService imports;
    private final ImportLedgerService ledger;
    private final MappingService mappings;
    private final JobService jobs;
    private final ImportActionBar actions;
    private final RejectionsPanel rejections;
    private final RetryLinks retryLinks = new RetryLinks();
    private final Times times;
    private final PageHeader header = new PageHeader("");
    private final PhasePanel phases = new PhasePanel();
    private final OutcomePanel outcome = new OutcomePanel();
    private final WorkPanel work = new WorkPanel();
    private final AttemptsPanel attempts;
    private final ReadingPanel reading = new ReadingPanel();
    private final UnavailableActions unavailable = new UnavailableActions();
    private long importId;
    private Instant ledgerReadAt = Instant.EPOCH;
    private @Nullable String ledgerPhase;
    private List<ImportLedgerService.Chunk> chunks = List.of();

    ImportPage(ImportService imports, ImportLedgerService ledger, MappingService mappings, JobService jobs,
            ImportActionBar actions, RejectionsPanel rejections, Clock clock) {
        addClassName("page");
        this.imports = imports;
        this.ledger = ledger;
        this.mappings = mappings;
        this.jobs = jobs;
        this.actions = actions;
        this.rejections = rejections;
        this.times = Times.ofBrowser(clock);
        this.attempts = new AttemptsPanel(times);
        add(header, retryLinks, phases, outcome, work, rejections, attempts);
        attempts.addComponentAsFirst(reading);
        if (actions.isPermitted()) {
            attempts.add(unavailable);
        }
    }

    void open(ImportSummary summary) {
        importId = summary.id();
        header.title(summary.fileName())
                .breadcrumb(new RouterLink("Imports", ImportsView.class), new Span(" / " + Numbers.count(importId)))
                .actions(actions);
        actions.onChange(this::show);
        rejections.open(summary);
        retryLinks.show(summary, rejections.retries());
        show(summary);
    }

    /// Shows a change, unless it concerns another import.
    void update(ImportSummary summary) {
        if (summary.id() == importId) {
            show(summary);
        }
    }

    private void show(ImportSummary summary) {
        showLedger(summary);
        header.subtitle(subtitle(summary));
        phases.show(summary, chunks);
        outcome.show(summary);
        outcome.setVisible(summary.state() != ImportState.NEEDS_MAPPING);
    }

    private void showLedger(ImportSummary summary) {
        var now = times.now();
        var samePhase = Objects.equals(summary.phase(), ledgerPhase) && ImportLabels.isActive(summary);
        if (samePhase && now.isBefore(ledgerReadAt.plus(LEDGER_INTERVAL))) {
            return;
        }
        ledgerReadAt = now;
        ledgerPhase = summary.phase();
        chunks = ledger.chunks(importId);
        work.show(chunks);
        rejections.refresh();
        reading.show(mappings.find(importId).orElse(null));
        attempts.show(summary, jobs.executions(JobRecords.Filter.ofImport(importId), null, MAX_ATTEMPTS).results());
        if (actions.isPermitted()) {
            var allowed = imports.allowedActions(importId);
            actions.show(summary, allowed);
            unavailable.show(allowed);
        }
    }

    private String subtitle(ImportSummary summary) {
        var uploaded = "%s · uploaded by %s, %s".formatted(Numbers.bytes(summary.bytesTotal()), summary.requestedBy(),
                times.when(summary.requestedAt()));
        return summary.attempt() > 1 ? uploaded + " · attempt " + summary.attempt() : uploaded;
    }
}
