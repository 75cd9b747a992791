package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.jobs.JobsView;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.imports.ImportLedger.Chunk;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.jobs.Standing;
import org.productimporter.web.kit.Problem;

/// All that is shown of one execution. News of its import bring it up to date, at most once a
/// second while nothing but numbers moves.
final class ExecutionPage extends Div {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 20;
    private static final int RUNS = 50;

    private final ExecutionDoors doors;
    private final long id;
    private final boolean mayWrite;
    private final Times times;
    private final PageHead head;
    private final StatePanel state = new StatePanel();
    private final StepsPanel steps = new StepsPanel();
    private final GanttPanel gantt;
    private final FactsPanel facts;
    private final JobActionBar actions;
    private final RunAgainButton runAgain;
    private final StatisticsPanel statistics = new StatisticsPanel();
    private final RefusalsPanel refusals = new RefusalsPanel();
    private Instant read = Instant.EPOCH;

    /// What is known of the import; empty when it was deleted.
    private record Work(@Nullable ImportSummary status, List<Chunk> chunks) {}

    ExecutionPage(ExecutionDoors doors, Detail detail, boolean mayWrite) {
        addClassName("page");
        this.doors = doors;
        this.id = detail.execution().id();
        this.mayWrite = mayWrite;
        this.times = Times.ofBrowser(doors.clock());
        this.gantt = new GanttPanel(times);
        this.facts = new FactsPanel(times);
        this.actions = new JobActionBar(doors.jobs(), id, this::askToRestart, this::refresh);
        this.runAgain = new RunAgainButton(doors.runAgain());
        this.head =
                new PageHead("Execution " + Numbers.count(id))
                        .under(new RouterLink("Jobs", JobsView.class), new Span(" / executions"))
                        .actions(runAgain, actions);
        add(head, state, steps, gantt, statistics);
        add(new LogPanel(doors.jobs(), detail.execution()), facts);
        if (mayWrite) {
            add(refusals);
        }
        show(detail, work(detail.execution()));
    }

    /// News of any import.
    void changed(ImportSummary status) {
        var mine = status.jobExecutionId() != null && status.jobExecutionId() == id;
        var due = !times.now().isBefore(read.plus(STEP));
        if (mine && (due || !ImportWords.isMoving(status))) {
            refresh();
        }
    }

    private void askToRestart() {
        if (!Attempt.to(
                () ->
                        new RestartDialog(doors.relaunch(), id, this::refresh)
                                .open(doors.jobs().detail(id).parameters()))) {
            refresh();
        }
    }

    private void refresh() {
        var detail = doors.jobs().detail(id);
        show(detail, work(detail.execution()));
    }

    private Work work(Execution execution) {
        var importId = execution.importId();
        if (importId == null) {
            return new Work(null, List.of());
        }
        try {
            return new Work(doors.imports().find(importId), doors.ledger().chunks(importId));
        } catch (Problem deleted) {
            return new Work(null, List.of());
        }
    }

    private void show(Detail detail, Work work) {
        read = times.now();
        var execution = detail.execution();
        var status = work.status();
        var standing = status == null ? null : doors.standings().of(execution);
        head.lead(lead(execution, status));
        state.show(execution, status, standing);
        var moving = ExecutionWords.isMoving(execution, status);
        steps.show(StepLines.of(detail.steps(), progress(execution, work)));
        gantt.show(
                Gantt.of(
                        Attempted.by(execution, work.chunks()),
                        detail.steps(),
                        moving ? times.now() : null));
        facts.show(detail, attempts(execution));
        showActions(standing);
        if (mayWrite) {
            runAgain.show(status);
        }
        if (!moving) {
            statistics.show(doors.history().of(id, RUNS));
        }
    }

    private static StepLines.Ledger progress(Execution execution, Work work) {
        var status = work.status();
        return status != null && ExecutionWords.isLatest(execution, status)
                ? new StepLines.Ledger(work.chunks(), ImportWords.isPreview(status))
                : new StepLines.Ledger(List.of(), false);
    }

    private void showActions(@Nullable Standing standing) {
        refusals.setVisible(standing != null);
        if (mayWrite && standing != null) {
            actions.show(standing.accepted());
            refusals.show(standing.refused());
        }
    }

    private List<Execution> attempts(Execution execution) {
        if (execution.importId() == null) {
            return List.of(execution);
        }
        var filter = new Filter(null, null, null, null, "importId=" + execution.importId());
        return doors.jobs().executions(filter, null, ATTEMPTS).results();
    }

    private String lead(Execution execution, @Nullable ImportSummary status) {
        return "%s · began %s · %s %s"
                .formatted(
                        execution.name(),
                        times.full(execution.createdAt()),
                        ExecutionWords.isMoving(execution, status) ? "for" : "took",
                        ExecutionWords.took(execution, status, times.now()));
    }
}
