package org.productimporter.web.console.jobs.detail;

import java.time.Clock;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.web.imports.ImportLedger;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.jobs.Jobs;
import org.productimporter.web.jobs.Relaunch;
import org.productimporter.web.jobs.Standings;
import org.productimporter.web.jobs.history.StepHistory;
import org.springframework.stereotype.Component;

/// What the page of one execution asks.
@Component
record ExecutionDoors(
        Jobs jobs,
        Standings standings,
        Imports imports,
        ImportEvents events,
        ImportLedger ledger,
        Relaunch relaunch,
        RunAgainButton.Asked runAgain,
        StepHistory history,
        Clock clock) {}
