package org.productimporter.web.jobs.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.Jobs;
import org.productimporter.web.jobs.StopAll;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Acts on executions. Each action answers the import behind; a refused one says why and what
/// would be accepted.
@RestController
@RequestMapping("/api/jobs/executions")
@ResponseStatus(HttpStatus.ACCEPTED)
@Tag(name = "Jobs")
class JobActionController {

    private final Jobs jobs;
    private final StopAll stopAll;

    JobActionController(Jobs jobs, StopAll stopAll) {
        this.jobs = jobs;
        this.stopAll = stopAll;
    }

    @Operation(
            summary = "Stop every import that waits or runs",
            description = "Chunks in hand are finished. Scope imports:write.")
    @PostMapping("/stop")
    StopAll.Result stopAll() {
        return stopAll.stop();
    }

    @Operation(
            summary = "Stop the import behind an execution",
            description = "Chunks in hand are finished. Scope imports:write.")
    @PostMapping("/{id}/stop")
    ImportSummary stop(@PathVariable long id) {
        return jobs.stop(id);
    }

    @Operation(
            summary = "Go on with the import behind an execution",
            description = "After it stopped or failed. Scope imports:write.")
    @PostMapping("/{id}/restart")
    ImportSummary restart(@PathVariable long id) {
        return jobs.restart(id);
    }

    @Operation(
            summary = "Take the import away from a node that has died",
            description = "Refused, with proof, while the node lives. Scope imports:write.")
    @PostMapping("/{id}/recover")
    ImportSummary recover(@PathVariable long id) {
        return jobs.recover(id);
    }

    @Operation(
            summary = "Give the import behind an execution up for good",
            description = "After it stopped or failed; no restart afterwards. Scope imports:write.")
    @PostMapping("/{id}/abandon")
    ImportSummary abandon(@PathVariable long id) {
        return jobs.abandon(id);
    }
}
