package org.productimporter.web.jobs.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.jobs.JobRecords.Detail;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.JobRecords.Job;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.JobRecords.StepProgress;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.jobs.StepStatistics;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Returns jobs, job instances, executions and steps.
@RestController
@RequestMapping("/api/jobs")
@Tag(name = "Jobs")
class JobController {

    private static final int MAX_RUNS = 500;

    private final JobService jobs;

    JobController(JobService jobs) {
        this.jobs = jobs;
    }

    @Operation(summary = "Jobs", description = "Scope imports:read.")
    @GetMapping
    Page<Job> jobs() {
        return new Page<>(jobs.jobs(), null);
    }

    @Operation(summary = "Job instances, the latest first", description = "Scope imports:read.")
    @GetMapping("/instances")
    Page<Instance> instances(@RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return jobs.instances(name, cursor, Page.size(pageSize));
    }

    @Operation(summary = "Job executions, the latest first",
            description = "Conditions can be combined. `parameter` is name=value, such as importId=7. Scope"
                    + " imports:read.")
    @GetMapping("/executions")
    Page<Execution> executions(Filter filter, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return jobs.executions(filter, cursor, Page.size(pageSize));
    }

    @Operation(summary = "One execution with its parameters, context and steps", description = "Scope imports:read.")
    @GetMapping("/executions/{id}")
    Detail execution(@PathVariable long id) {
        return jobs.detail(id);
    }

    @Operation(summary = "Steps of an execution", description = "Scope imports:read.")
    @GetMapping("/executions/{id}/steps")
    Page<Step> steps(@PathVariable long id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return jobs.steps(id, cursor, Page.size(pageSize));
    }

    @Operation(summary = "Progress of a step", description = "`step` is its name or number. Scope imports:read.")
    @GetMapping("/executions/{id}/steps/{step}/progress")
    StepProgress progress(@PathVariable long id, @PathVariable String step) {
        return jobs.progress(id, step);
    }

    @Operation(summary = "Statistics of the steps over past executions",
            description = "Covers the latest `runs` completed executions of the same job, 50 by default."
                    + " Scope imports:read.")
    @GetMapping("/executions/{id}/history")
    Page<StepStatistics> history(@PathVariable long id, @RequestParam(defaultValue = "50") int runs) {
        if (runs < 1 || runs > MAX_RUNS) {
            throw ProblemException.field("runs", "runs is between 1 and " + MAX_RUNS + ", this is " + runs);
        }
        return new Page<>(jobs.statistics(id, runs), null);
    }

    @Operation(summary = "The log of the import of an execution", description = "Plain text. Scope imports:read.")
    @GetMapping(path = "/executions/{id}/log", produces = "text/plain;charset=UTF-8")
    ResponseEntity<Resource> log(@PathVariable long id) {
        return ResponseEntity.ok(new FileSystemResource(jobs.log(id)));
    }
}
