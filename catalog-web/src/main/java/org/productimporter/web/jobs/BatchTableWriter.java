package org.productimporter.web.jobs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Changes the tables of Spring Batch; no other class of this program does. Their API is `JobRepository` and
/// `JobOperator`, which a node without the importer does not have. `JobRepository` also reads each execution with all its
/// objects before it deletes it, which takes hours for a million.
///
/// Deletes in batches, each in its own transaction, so that no lock is held for long. Nodes that delete at the same time
/// take different executions. Executions of an import that can still continue are never deleted: it is open or previewed,
/// or it has stopped or failed and is not abandoned.
@Component
class BatchTableWriter {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    BatchTableWriter(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static final String ABANDON = """
            update batch_job_execution
            set status = 'ABANDONED',
                end_time = coalesce(end_time, clock_timestamp() at time zone 'UTC'),
                last_updated = clock_timestamp() at time zone 'UTC',
                version = version + 1
            where job_execution_id = :id
            """;

    void abandon(long executionId) {
        jdbc.sql(ABANDON).param("id", executionId).update();
    }

    private static final String COUNT = """
            with needed as materialized (
                select p.job_execution_id
                from import m
                join batch_job_execution_params p
                    on p.parameter_name = 'importId'
                    and left(p.parameter_value, 100) = m.id::text
                where m.state not in ('completed', 'undone')
                  and m.abandoned_at is null)
            select count(*) - count(n.job_execution_id) as removable,
                   count(n.job_execution_id) as kept
            from batch_job_execution e
            left join needed n using (job_execution_id)
            where e.create_time < :before
              and e.status = any (:statuses)
            """;

    CleanUpService.Count count(CleanUpRule rule, Instant before) {
        return matching(COUNT, rule, before).query(CleanUpService.Count.class).single();
    }

    private JdbcClient.StatementSpec matching(String statement, CleanUpRule rule, Instant before) {
        return jdbc.sql(statement)
                .param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("statuses", rule.statuses().toArray(String[]::new));
    }

    private record Candidate(long id, long instanceId, @Nullable Long importId, boolean needed) {}

    private static final String CANDIDATES = """
            select e.job_execution_id as id,
                   e.job_instance_id as instance_id,
                   m.id as import_id,
                   coalesce(m.state not in ('completed', 'undone') and m.abandoned_at is null, false) as needed
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

    /// The result of one batch.
    ///
    /// @param last the highest number examined; null if no execution was left
    record Batch(int removed, int kept, @Nullable Long last) {}

    /// Examines the next `limit` executions after the number `after`, and deletes those that no import needs.
    Batch delete(CleanUpRule rule, Instant before, long after, int limit) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var found = matching(CANDIDATES, rule, before).param("after", after)
                    .param("limit", limit)
                    .query(new SimplePropertyRowMapper<>(Candidate.class))
                    .list();
            var removable = found.stream().filter(candidate -> !candidate.needed()).toList();
            delete(removable);
            return new Batch(removable.size(), found.size() - removable.size(),
                    found.isEmpty() ? null : found.getLast().id());
        }));
    }

    /// Children first. An import that has ended must not refer to a deleted execution.
    private static final List<String> DELETE = List.of("""
            delete from batch_step_execution_context c
            using batch_step_execution s
            where s.step_execution_id = c.step_execution_id
              and s.job_execution_id = any (:ids)
            """, """
            delete from batch_step_execution where job_execution_id = any (:ids)
            """, """
            delete from batch_job_execution_context where job_execution_id = any (:ids)
            """, """
            delete from batch_job_execution_params where job_execution_id = any (:ids)
            """, """
            delete from batch_job_execution where job_execution_id = any (:ids)
            """, """
            delete from batch_job_instance i
            where i.job_instance_id = any (:instances)
              and not exists (
                  select from batch_job_execution e
                  where e.job_instance_id = i.job_instance_id)
            """, """
            update import
            set job_execution_id = null
            where id = any (:imports)
              and job_execution_id = any (:ids)
            """);

    private void delete(List<Candidate> executions) {
        var ids = executions.stream().map(Candidate::id).toArray(Long[]::new);
        var instances = executions.stream().map(Candidate::instanceId).distinct().toArray(Long[]::new);
        var imports = executions.stream().map(Candidate::importId).filter(Objects::nonNull).toArray(Long[]::new);
        if (ids.length > 0) {
            DELETE.forEach(statement -> jdbc.sql(statement)
                    .param("ids", ids)
                    .param("instances", instances)
                    .param("imports", imports)
                    .update());
        }
    }
}
