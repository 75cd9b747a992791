package org.productimporter.web.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells pages once a second which job executions run. One thread of this node reads the database for all pages, and
/// only while a page listens. Thread-safe.
@Component
public class JobExecutionEvents {

    private final JdbcClient jdbc;
    private final List<Consumer<Running>> followers = new CopyOnWriteArrayList<>();
    private final ChangePoller lookout = new ChangePoller("job-executions", Duration.ofSeconds(1), Thread::sleep,
            () -> !followers.isEmpty(), this::tell);

    JobExecutionEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The executions that run. Two equal values mean that no execution began, ended or changed its status in between.
    ///
    /// @param latest the highest number of all executions
    /// @param statuses number and status of those that run
    public record Running(long latest, String statuses) {}

    /// Calls `follower` once a second until the returned action is run. It must not block.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable follow(Consumer<Running> follower) {
        followers.add(follower);
        lookout.start();
        return () -> followers.remove(follower);
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        followers.clear();
    }

    private static final String RUNNING = """
            select (select coalesce(max(job_execution_id), 0) from batch_job_execution) as latest,
                   coalesce(string_agg(job_execution_id || status, ' ' order by job_execution_id), '') as statuses
            from batch_job_execution
            where status in ('STARTING', 'STARTED', 'STOPPING')
            """;

    private void tell() {
        var running = jdbc.sql(RUNNING).query(Running.class).single();
        followers.forEach(follower -> follower.accept(running));
    }
}
