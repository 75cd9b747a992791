package org.productimporter.web.jobs;

import java.util.List;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Stops all queued and running imports and undos. Thread-safe.
@Service
public class StopAllService {

    private final JdbcClient jdbc;
    private final ImportService imports;

    StopAllService(JdbcClient jdbc, ImportService imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /// Numbers of imports that can be stopped now.
    public record Open(int queued, int running) {

        public int all() {
            return queued + running;
        }
    }

    /// @param stopped imports that have stopped or are stopping
    /// @param tooLate imports that ended before the request
    public record Result(int stopped, int tooLate) {}

    /// The first condition is that of the index of open imports, so that PostgreSQL uses it.
    private static final String OPEN = """
            from import
            where state in ('queued', 'running', 'stopping', 'undoing')
              and state <> 'stopping'
            """;

    /// Counts the imports that can be stopped.
    @RequiresScope(Scope.IMPORTS_READ)
    public Open open() {
        return jdbc.sql("""
                select count(*) filter (where state = 'queued') as queued,
                       count(*) filter (where state in ('running', 'undoing')) as running
                """ + OPEN).query(Open.class).single();
    }

    /// Stops each of them, the queued ones first, so that none of them starts when a running one ends.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public Result stop() {
        List<Long> ids = jdbc.sql("select id " + OPEN + " order by state <> 'queued', id")
                .query((row, _) -> row.getLong("id"))
                .list();
        var tooLate = (int) ids.stream().filter(id -> !isStopped(id)).count();
        return new Result(ids.size() - tooLate, tooLate);
    }

    private boolean isStopped(long id) {
        try {
            imports.stop(id);
            return true;
        } catch (ProblemException ended) {
            return false;
        }
    }
}
