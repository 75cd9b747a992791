package org.productimporter.web.imports.ui.panels;

import java.time.Clock;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.rejections.RejectionService;
import org.productimporter.web.imports.ui.BrowserUploadHandler;
import org.productimporter.web.jobs.JobService;
import org.springframework.stereotype.Component;

/// What the page of one import asks.
@Component
public record ImportDoors(ImportService imports, ImportEventService events, ImportLedgerService ledger,
        RejectionService rejections, JobService jobs, BrowserUploadHandler.Intake intake, Clock clock) {}
