package org.productimporter.web.jobs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.JobRecords.Filter;

/// The SQL conditions of a filter. The statement contains only those that are set, so that PostgreSQL plans each
/// combination by its indexes. Numbers of executions follow their creation unless the clocks of nodes differ. Therefore, a
/// period becomes a range of numbers that is an hour wider, and the times are compared as well.
///
/// @param values parameters of the statement by name
record ExecutionConditions(StringBuilder joins, StringBuilder text, Map<String, Object> values) {

    private static final String ID = """
            and e.job_execution_id = :id
            """;

    private static final String NAME = """
            and i.job_name = :name
            """;

    private static final String STATUS = """
            and e.status = upper(:status)
            """;

    private static final String FROM = """
            and e.create_time >= :from
            and e.job_execution_id >= (
                select coalesce(min(f.job_execution_id), 0)
                from (select job_execution_id
                      from batch_job_execution
                      where create_time >= cast(:from as timestamp) - interval '1 hour'
                      order by create_time
                      limit 1) f)
            """;

    private static final String TO = """
            and e.create_time < :to
            and e.job_execution_id <= (
                select coalesce(max(t.job_execution_id), 9223372036854775807)
                from (select job_execution_id
                      from batch_job_execution
                      where create_time >= cast(:to as timestamp) + interval '1 hour'
                      order by create_time
                      limit 1) t)
            """;

    /// Sorted, so that PostgreSQL reads the index backwards from the latest execution and stops after one page, even if
    /// all executions have the parameter.
    private static final String PARAMETER = """
            join (
                select f.job_execution_id
                from batch_job_execution_params f
                where f.parameter_name = :parameter_name
                  and left(f.parameter_value, 100) = left(:parameter_value, 100)
                  and f.parameter_value = :parameter_value
                  and f.job_execution_id < :before
                order by f.job_execution_id desc) f on f.job_execution_id = e.job_execution_id
            """;

    static ExecutionConditions of(Filter filter) {
        var conditions = none();
        conditions.add(NAME, "name", filter.name());
        conditions.add(STATUS, "status", filter.status());
        conditions.add(FROM, "from", utc(filter.from()));
        conditions.add(TO, "to", utc(filter.to()));
        if (filter.parameter() != null) {
            var parameter = filter.parameter().split("=", 2);
            conditions.joins.append(PARAMETER);
            conditions.values.put("parameter_name", parameter[0]);
            conditions.values.put("parameter_value", parameter[1]);
        }
        return conditions;
    }

    static ExecutionConditions of(long id) {
        var conditions = none();
        conditions.add(ID, "id", id);
        return conditions;
    }

    private static ExecutionConditions none() {
        return new ExecutionConditions(new StringBuilder(), new StringBuilder(), new LinkedHashMap<>());
    }

    /// Inserts the conditions into a statement.
    String in(String statement) {
        return statement.replace("${joins}", joins).replace("${conditions}", text);
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(condition);
            values.put(name, value);
        }
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
