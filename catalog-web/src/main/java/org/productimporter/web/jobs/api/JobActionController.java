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

/// Actions on executions. Each returns the import of the execution. A rejected action names the reason and the accepted
/// actions.
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

    @Operation(summary = "Stop all queued and running imports",
            description = "Workers finish their current chunks. Scope imports:write.")
    @PostMapping("/stop")
    StopAllService.Result stopAll() {
        return stopAll.stop();
    }

    @Operation(summary = "Stop the import of an execution",
            description = "Workers finish their current chunks. Scope imports:write.")
    @PostMapping("/{id}/stop")
    ImportSummary stop(@PathVariable long id) {
        return jobs.stop(id);
    }

    @Operation(summary = "Restart the import of an execution",
            description = "Accepted after it has stopped or failed. Scope imports:write.")
    @PostMapping("/{id}/restart")
    ImportSummary restart(@PathVariable long id) {
        return jobs.restart(id);
    }

    @Operation(summary = "Release the import of a dead node to other nodes",
            description = "Rejected with the last heartbeat while the node is alive. Scope imports:write.")
    @PostMapping("/{id}/recover")
    ImportSummary recover(@PathVariable long id) {
        return takeovers.takeOver(id);
    }

    @Operation(summary = "Abandon the import of an execution",
            description = "Accepted after it has stopped or failed. It cannot be restarted afterwards. Scope imports:write.")
    @PostMapping("/{id}/abandon")
    ImportSummary abandon(@PathVariable long id) {
        return jobs.abandon(id);
    }
}
