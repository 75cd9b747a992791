package org.productimporter.web.console.imports.detail;

import java.time.Clock;
import org.productimporter.web.console.imports.ReceiveUpload;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.web.imports.ImportLedger;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.Rejections;
import org.productimporter.web.jobs.JobService;
import org.springframework.stereotype.Component;

/// What the page of one import asks.
@Component
record ImportDoors(
        Imports imports,
        ImportEvents events,
        ImportLedger ledger,
        Rejections rejections,
        JobService jobs,
        ReceiveUpload.Intake intake,
        Clock clock) {}
