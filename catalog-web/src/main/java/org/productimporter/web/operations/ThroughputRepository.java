package org.productimporter.web.operations;

import java.util.List;
import org.productimporter.web.operations.OperationsSnapshot.Queue;
import org.productimporter.web.operations.OperationsSnapshot.Throughput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the queue and the throughput. Reads only open and latest imports, so that the cost does not grow with the history.
@Repository
class ThroughputRepository {

    private final JdbcClient jdbc;

    ThroughputRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String QUEUE = """
            select count(*) filter (where state = 'queued') as queued,
                   count(*) filter (where state in ('running', 'undoing')) as running,
                   count(*) filter (where state = 'stopping') as stopping,
                   min(requested_at) filter (where state = 'queued') as oldest
            from import
            where state in ('queued', 'running', 'stopping', 'undoing')
            """;

    Queue queue() {
        return jdbc.sql(QUEUE).query(Queue.class).single();
    }

    private static final String ROWS_BY_MINUTE = """
            select coalesce(sum(c.rows_read), 0)::bigint
            from generate_series(59, 0, -1) minute
            left join import_chunk c
                on c.import_id in (
                    select id from import where state in ('running', 'stopping')
                    union
                    (select id from import order by id desc limit 60))
                and c.phase = 'stage'
                and c.done_at >= date_trunc('minute', clock_timestamp() - minute * interval '1 minute')
                and c.done_at < date_trunc('minute', clock_timestamp() - minute * interval '1 minute')
                    + interval '1 minute'
            group by minute
            order by minute desc
            """;

    private static final String ENDED = """
            select count(*) filter (where state = 'completed') as completed,
                   count(*) filter (where state = 'failed') as failed
            from (
                select state, finished_at
                from import
                order by id desc
                limit 1000) latest
            where finished_at > clock_timestamp() - interval '1 day'
            """;

    Throughput throughput() {
        List<Long> rows = jdbc.sql(ROWS_BY_MINUTE).query((row, _) -> row.getLong(1)).list();
        return jdbc.sql(ENDED)
                .query((row, _) -> new Throughput(rows, row.getLong("completed"), row.getLong("failed")))
                .single();
    }
}
