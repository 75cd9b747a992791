package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.jobs.JobExecutionEvents.Running;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.ui.format.Times;

/// One job execution with its steps, and the chunks of its workers. Refreshed once a second while the execution runs.
public final class ExecutionPage extends Div {

    private static final int PAST_EXECUTIONS = 50;

    private final long id;
    private final JobService jobs;
    private final ImportLedgerService ledger;
    private final TakeoverPanel takeover;
    private final Times times;
    private final StatePanel state;
    private final StepsPanel steps = new StepsPanel();
    private final GanttPanel gantt;
    private final StatisticsPanel statistics = new StatisticsPanel();
    private final FactsPanel facts = new FactsPanel();
    private boolean isRunning;

    /// @throws org.productimporter.web.common.ProblemException 404 if the execution does not exist
    public ExecutionPage(long id, JobService jobs, ImportLedgerService ledger, TakeoverPanel takeover, Times times) {
        this.id = id;
        this.jobs = jobs;
        this.ledger = ledger;
        this.takeover = takeover;
        this.times = times;
        this.state = new StatePanel(times);
        this.gantt = new GanttPanel(times);
        addClassName("page");
        add(state, takeover, steps, gantt, statistics, new LogPanel(jobs, id), facts);
        refresh();
    }

    /// Refreshes the page while the execution runs. The last refresh shows its end.
    public void update(Running running) {
        if (isRunning) {
            refresh();
        }
    }

    private void refresh() {
        var detail = jobs.detail(id);
        var execution = detail.execution();
        isRunning = execution.isRunning();
        state.show(execution);
        var chunks = chunks(execution);
        var own = Gantt.doneBy(execution, chunks);
        steps.show(StepLines.of(detail.steps(), isRunning ? chunks : List.of()));
        gantt.show(Gantt.of(own, detail.steps(), isRunning ? times.now() : null));
        facts.show(detail);
        if (execution.importId() != null) {
            takeover.refresh();
        }
        if (!isRunning) {
            statistics.show(jobs.statistics(id, PAST_EXECUTIONS));
        }
    }

    private List<Chunk> chunks(Execution execution) {
        return execution.importId() == null ? List.of() : ledger.chunks(execution.importId());
    }
}
