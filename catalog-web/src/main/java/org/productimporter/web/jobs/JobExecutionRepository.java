package org.productimporter.web.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.jobs.JobRecords.Instance;
import org.productimporter.web.jobs.JobRecords.Job;
import org.productimporter.web.jobs.JobRecords.Parameter;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the job tables of Spring Batch with statements of our own, because its `JobRepository` reads a list one object
/// at a time. Spring Batch stores times without a zone; every node writes UTC.
@Component
class JobExecutionRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String find = SqlFile.read(JobExecutionRepository.class, "find-executions.sql");

    JobExecutionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static final String JOBS = """
            select n.name,
                   count(distinct i.job_instance_id) as instances,
                   count(e.job_execution_id) as executions,
                   count(*) filter (where e.status in ('STARTING', 'STARTED', 'STOPPING')) as running,
                   max(e.job_execution_id) as last_execution
            from (select 'product-import' as name
                  union
                  select job_name from batch_job_instance) n
            left join batch_job_instance i on i.job_name = n.name
            left join batch_job_execution e on e.job_instance_id = i.job_instance_id
            group by n.name
            order by n.name
            """;

    List<Job> jobs() {
        return jdbc.sql(JOBS).query(new SimplePropertyRowMapper<>(Job.class)).list();
    }

    private static final String INSTANCES = """
            select i.*, m.file_name as import_name
            from (
                select i.job_instance_id as id,
                       i.job_name as name,
                       (select p.parameter_value::bigint
                        from batch_job_execution_params p
                        where p.job_execution_id = max(e.job_execution_id)
                          and p.parameter_name = 'importId'
                          and p.parameter_value ~ '^[0-9]{1,18}$'
                        limit 1) as import_id,
                       count(e.job_execution_id) as executions,
                       max(e.job_execution_id) as last_execution,
                       (array_agg(e.status order by e.job_execution_id desc))[1] as last_status
                from batch_job_instance i
                left join batch_job_execution e on e.job_instance_id = i.job_instance_id
                where i.job_instance_id < :before
                  and (cast(:name as text) is null or i.job_name = :name)
                group by i.job_instance_id, i.job_name
                order by i.job_instance_id desc
                limit :limit) i
            left join import m on m.id = i.import_id
            order by i.id desc
            """;

    List<Instance> instances(@Nullable String name, long before, int limit) {
        return jdbc.sql(INSTANCES)
                .param("name", name)
                .param("before", before)
                .param("limit", limit)
                .query(new SimplePropertyRowMapper<>(Instance.class))
                .list();
    }

    List<Execution> executions(Filter filter, long before, int limit) {
        return find(ExecutionConditions.of(filter), before, limit);
    }

    /// @throws Problem 404 if the execution does not exist
    Execution require(long id) {
        return find(ExecutionConditions.of(id), Long.MAX_VALUE, 1).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no job execution " + id));
    }

    /// The import behind an execution.
    ///
    /// @throws Problem 404 if it has none
    long importOf(long id) {
        var importId = require(id).importId();
        if (importId == null) {
            throw ProblemException.notFound("Execution " + id + " belongs to no import");
        }
        return importId;
    }

    /// Whether no later execution of the same instance exists.
    boolean isLatest(long id) {
        return latest(require(id).instanceId()) == id;
    }

    /// The import behind an execution that accepts actions.
    ///
    /// @throws Problem 404, or 409 if it is not the latest execution of its instance
    long importOfLatest(long id) {
        var latest = latest(require(id).instanceId());
        if (latest != id) {
            throw ProblemException.conflict("Execution %d is over; execution %d came after it".formatted(id, latest),
                    "Send the action to execution " + latest);
        }
        return importOf(id);
    }

    private List<Execution> find(ExecutionConditions conditions, long before, int limit) {
        return jdbc.sql(conditions.in(find))
                .params(conditions.values())
                .param("before", before)
                .param("limit", limit)
                .query(JobExecutionRepository::execution)
                .list();
    }

    private static Execution execution(ResultSet row, int number) throws SQLException {
        return new Execution(row.getLong("job_execution_id"), row.getLong("job_instance_id"), row.getString("job_name"),
                row.getObject("import_id", Long.class), row.getString("import_name"), row.getString("status"),
                row.getString("exit_code"), row.getString("exit_message"),
                row.getObject("create_time", LocalDateTime.class).toInstant(ZoneOffset.UTC), time(row, "start_time"),
                time(row, "end_time"), row.getObject("duration", Double.class));
    }

    private static final String PARAMETERS = """
            select parameter_name as name,
                   parameter_type as type,
                   parameter_value as value,
                   identifying = 'Y' as identifying
            from batch_job_execution_params
            where job_execution_id = :id
            order by parameter_name
            """;

    List<Parameter> parameters(long id) {
        return jdbc.sql(PARAMETERS).param("id", id).query(new SimplePropertyRowMapper<>(Parameter.class)).list();
    }

    private static final String CONTEXT = """
            select coalesce(serialized_context, short_context)
            from batch_job_execution_context
            where job_execution_id = :id
            """;

    /// The execution context as JSON, or as text if it is none; null if it is empty.
    @Nullable
    Object context(long id) {
        var context = jdbc.sql(CONTEXT).param("id", id).query(String.class).optional().orElse(null);
        try {
            return context == null ? null : json.readTree(context);
        } catch (JacksonException e) {
            return context;
        }
    }

    private static final String LATEST = """
            select max(job_execution_id)
            from batch_job_execution
            where job_instance_id = :instance
            """;

    private long latest(long instanceId) {
        return jdbc.sql(LATEST).param("instance", instanceId).query(Long.class).single();
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
