package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.KeptProductService;
import org.productimporter.web.imports.ui.corrections.RetryLinks;
import org.productimporter.web.imports.ui.mapping.ReadingPanel;
import org.productimporter.web.imports.ui.panels.AttemptsPanel;
import org.productimporter.web.imports.ui.panels.OutcomePanel;
import org.productimporter.web.imports.ui.panels.PhasePanel;
import org.productimporter.web.imports.ui.panels.UnavailableActions;
import org.productimporter.web.imports.ui.panels.UndoPanel;
import org.productimporter.web.imports.ui.panels.WorkPanel;
import org.productimporter.web.imports.ui.preview.PreviewPanel;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.PageHeader;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The content of [ImportView]. Shows each change of the import, with the details that all pages of the node share.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ImportPage extends Div {

    private final ImportDetailService details;
    private final ImportActionBar actions;
    private final RejectionsPanel rejections;
    private final PreviewPanel preview;
    private final RetryLinks retryLinks = new RetryLinks();
    private final Times times;
    private final PageHeader header = new PageHeader("");
    private final PhasePanel phases = new PhasePanel();
    private final UndoPanel undo;
    private final OutcomePanel outcome = new OutcomePanel();
    private final WorkPanel work = new WorkPanel();
    private final AttemptsPanel attempts;
    private final ReadingPanel reading = new ReadingPanel();
    private final UnavailableActions unavailable = new UnavailableActions();
    private long importId;

    ImportPage(ImportDetailService details, ImportActionBar actions, RejectionsPanel rejections, PreviewPanel preview,
            KeptProductService keptProducts, Clock clock) {
        addClassName("page");
        this.details = details;
        this.actions = actions;
        this.rejections = rejections;
        this.preview = preview;
        this.times = Times.ofBrowser(clock);
        this.undo = new UndoPanel(keptProducts, times);
        this.attempts = new AttemptsPanel(times);
        add(header, retryLinks, phases, undo, outcome, preview, work, rejections, attempts);
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
        actions.onChange(changed -> show(changed, details.refreshed(changed)));
        rejections.open(summary);
        retryLinks.show(summary, rejections.retries());
        show(summary, details.detail(summary));
    }

    /// Shows a change, unless it concerns another import.
    void update(ImportSummary summary) {
        if (summary.id() == importId) {
            show(summary, details.detail(summary));
        }
    }

    private void show(ImportSummary summary, ImportDetail detail) {
        showDetail(summary, detail);
        header.subtitle(subtitle(summary));
        phases.show(summary, detail.chunks());
        undo.show(summary);
        outcome.show(summary);
        outcome.setVisible(summary.state() != ImportState.NEEDS_MAPPING);
    }

    private void showDetail(ImportSummary summary, ImportDetail detail) {
        preview.show(summary);
        work.show(detail.chunks());
        rejections.show(detail.rejections());
        reading.show(detail.mapping());
        attempts.show(summary, detail.attempts(), detail.historyBytes());
        if (actions.isPermitted()) {
            actions.show(summary, detail.allowed());
            unavailable.show(detail.allowed());
        }
    }

    private String subtitle(ImportSummary summary) {
        var uploaded = "%s · uploaded by %s, %s".formatted(Numbers.bytes(summary.bytesTotal()), summary.requestedBy(),
                times.when(summary.requestedAt()));
        return summary.attempt() > 1 ? uploaded + " · attempt " + summary.attempt() : uploaded;
    }
}
