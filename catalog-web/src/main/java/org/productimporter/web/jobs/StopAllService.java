package org.productimporter.web.jobs;

import java.util.List;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stops all imports that wait or run. Thread-safe.
@Component
public class StopAllService {

    private final JdbcClient jdbc;
    private final ImportService imports;

    StopAllService(JdbcClient jdbc, ImportService imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /// Imports that could be stopped now.
    public record Open(int queued, int running) {

        public int all() {
            return queued + running;
        }
    }

    /// @param stopped imports that were asked to stop
    /// @param tooLate imports that ended before they could be asked
    public record Result(int stopped, int tooLate) {}

    /// `stopping` stands here only because the index of open imports has this condition.
    private static final String OPEN = """
            from import
            where state in ('queued', 'running', 'stopping')
              and state <> 'stopping'
            """;

    /// Reads the table, because a user who may stop imports need not be allowed to read them.
    @RequiresScope(Scope.IMPORTS_READ)
    public Open open() {
        return jdbc.sql("""
                select count(*) filter (where state = 'queued') as queued,
                       count(*) filter (where state = 'running') as running
                """ + OPEN).query(Open.class).single();
    }

    /// Asks each of them to stop. Those that wait go first, so that none of them starts when a running one ends.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public Result stop() {
        List<Long> all = jdbc.sql("select id " + OPEN + " order by state = 'running', id")
                .query((row, _) -> row.getLong("id"))
                .list();
        var tooLate = (int) all.stream().filter(id -> !isStopped(id)).count();
        return new Result(all.size() - tooLate, tooLate);
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
