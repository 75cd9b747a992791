package org.productimporter.web.jobs.cleanup;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Removes executions a batch at a time, each in a transaction of its own, so that no lock is
/// held for long. Nodes that do it at once take different ones.
///
/// An import that can still go on keeps its executions, whatever their age: one that is open,
/// previewed, or stopped or failed and not given up.
@Component
class CleanUpStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    CleanUpStore(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// What became of a batch.
    ///
    /// @param last the highest number looked at; null when there was nothing to look at
    record Batch(int removed, int kept, @Nullable Long last) {}

    private record Candidate(long id, long instanceId, @Nullable Long importId, boolean needed) {}

    private static final String CANDIDATES =
            """
            select e.job_execution_id as id,
                   e.job_instance_id as instance_id,
                   m.id as import_id,
                   coalesce(m.state <> 'completed' and m.abandoned_at is null, false) as needed
            from batch_job_execution e
            left join batch_job_execution_params p
                on p.job_execution_id = e.job_execution_id
                and p.parameter_name = 'importId'
            left join import m
                on m.id = case
                    when p.parameter_value ~ '^[0-9]{1,18}$' then p.parameter_value::bigint
                end
            where e.job_execution_id > :after
              and e.create_time < :before
              and e.status = any (:statuses)
            order by e.job_execution_id
            limit :limit
            for update of e skip locked
            """;

    /// Removes those of the next `limit` executions behind `after` that nobody needs.
    Batch remove(CleanUpRule rule, Instant before, long after, int limit) {
        var batch =
                transaction.execute(
                        _ -> {
                            var found = candidates(rule, before, after, limit);
                            var gone =
                                    found.stream()
                                            .filter(candidate -> !candidate.needed())
                                            .toList();
                            delete(gone);
                            return new Batch(
                                    gone.size(),
                                    found.size() - gone.size(),
                                    found.isEmpty() ? null : found.getLast().id());
                        });
        return batch == null ? new Batch(0, 0, null) : batch;
    }

    private List<Candidate> candidates(CleanUpRule rule, Instant before, long after, int limit) {
        return jdbc.sql(CANDIDATES)
                .param("after", after)
                .param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("statuses", rule.statuses().toArray(String[]::new))
                .param("limit", limit)
                .query(new SimplePropertyRowMapper<>(Candidate.class))
                .list();
    }

    private static final List<String> CHILDREN_FIRST =
            List.of(
                    """
                    delete from batch_step_execution_context c
                    using batch_step_execution s
                    where s.step_execution_id = c.step_execution_id
                      and s.job_execution_id = any (:ids)
                    """,
                    "delete from batch_step_execution where job_execution_id = any (:ids)",
                    "delete from batch_job_execution_context where job_execution_id = any (:ids)",
                    "delete from batch_job_execution_params where job_execution_id = any (:ids)",
                    "delete from batch_job_execution where job_execution_id = any (:ids)");

    private static final String CHILDLESS_INSTANCES =
            """
            delete from batch_job_instance i
            where i.job_instance_id = any (:instances)
              and not exists (
                  select from batch_job_execution e
                  where e.job_instance_id = i.job_instance_id)
            """;

    /// An import that is over does not lead to an execution that is gone.
    private static final String FORGET =
            """
            update import
            set job_execution_id = null
            where id = any (:imports)
              and job_execution_id = any (:ids)
            """;

    private void delete(List<Candidate> gone) {
        if (gone.isEmpty()) {
            return;
        }
        var ids = gone.stream().map(Candidate::id).toArray(Long[]::new);
        CHILDREN_FIRST.forEach(statement -> jdbc.sql(statement).param("ids", ids).update());
        jdbc.sql(CHILDLESS_INSTANCES)
                .param(
                        "instances",
                        gone.stream().map(Candidate::instanceId).distinct().toArray(Long[]::new))
                .update();
        jdbc.sql(FORGET)
                .param(
                        "imports",
                        gone.stream()
                                .map(Candidate::importId)
                                .filter(id -> id != null)
                                .toArray(Long[]::new))
                .param("ids", ids)
                .update();
    }

    /// How many executions a rule means.
    ///
    /// @param removable those that nobody needs
    /// @param needed those that stay for their import
    record Found(long removable, long needed) {}

    private static final String FOUND =
            """
            with needed as materialized (
                select p.job_execution_id
                from import m
                join batch_job_execution_params p
                    on p.parameter_name = 'importId'
                    and left(p.parameter_value, 100) = m.id::text
                where m.state <> 'completed'
                  and m.abandoned_at is null)
            select count(*) - count(n.job_execution_id) as removable,
                   count(n.job_execution_id) as needed
            from batch_job_execution e
            left join needed n using (job_execution_id)
            where e.create_time < :before
              and e.status = any (:statuses)
            """;

    Found count(CleanUpRule rule, Instant before) {
        return jdbc.sql(FOUND)
                .param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("statuses", rule.statuses().toArray(String[]::new))
                .query(Found.class)
                .single();
    }
}
