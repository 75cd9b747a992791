package org.productimporter.web.jobs.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.jobs.StopAllService;
import org.productimporter.web.jobs.TakeoverService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Actions on executions. Each returns the import behind; a refusal says why and what would be accepted.
@RestController
@RequestMapping("/api/jobs/executions")
@ResponseStatus(HttpStatus.ACCEPTED)
@Tag(name = "Jobs")
class JobActionController {

    private final JobService jobs;
    private final StopAllService stopAll;
    private final TakeoverService takeovers;

    JobActionController(JobService jobs, StopAllService stopAll, TakeoverService takeovers) {
        this.jobs = jobs;
        this.stopAll = stopAll;
        this.takeovers = takeovers;
    }

    @Operation(summary = "Stop all imports that wait or run",
            description = "Chunks in hand are finished. Scope imports:write.")
    @PostMapping("/stop")
    StopAllService.Result stopAll() {
        return stopAll.stop();
    }

    @Operation(summary = "Stop the import behind an execution",
            description = "Chunks in hand are finished. Scope imports:write.")
    @PostMapping("/{id}/stop")
    ImportSummary stop(@PathVariable long id) {
        return jobs.stop(id);
    }

    @Operation(summary = "Restart the import behind an execution",
            description = "After it stopped or failed. Scope imports:write.")
    @PostMapping("/{id}/restart")
    ImportSummary restart(@PathVariable long id) {
        return jobs.restart(id);
    }

    @Operation(summary = "Take the import over from a node that has died",
            description = "Refused with the last heartbeat while the node is alive. Scope imports:write.")
    @PostMapping("/{id}/recover")
    ImportSummary recover(@PathVariable long id) {
        return takeovers.takeOver(id);
    }

    @Operation(summary = "Abandon the import behind an execution",
            description = "After it stopped or failed; no restart afterwards. Scope imports:write.")
    @PostMapping("/{id}/abandon")
    ImportSummary abandon(@PathVariable long id) {
        return jobs.abandon(id);
    }
}
