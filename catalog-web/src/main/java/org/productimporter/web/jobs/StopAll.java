package org.productimporter.web.jobs;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door to stopping whatever waits or runs. Safe for any number of threads.
@Component
public class StopAll {

    private final JdbcClient jdbc;
    private final Imports imports;

    StopAll(JdbcClient jdbc, Imports imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /// What could be stopped now.
    ///
    /// @param queued imports that wait and would be stopped at once
    /// @param running imports that would end after the chunks in hand
    public record Open(int queued, int running) {

        public int all() {
            return queued + running;
        }
    }

    /// What became of it.
    ///
    /// @param stopped imports that were asked to stop
    /// @param tooLate imports that ended before they could be asked
    public record Result(int stopped, int tooLate) {}

    @RequiresScope(Scope.IMPORTS_READ)
    public Open open() {
        return new Open(find(ImportState.QUEUED).size(), find(ImportState.RUNNING).size());
    }

    /// The second condition is that of the index of open imports.
    private static final String IN_STATE =
            """
            select id
            from import
            where state = :state
            and state in ('queued', 'running', 'stopping')
            order by id
            """;

    /// Asked of the table, for who may stop need not be allowed to read the imports.
    private List<Long> find(ImportState state) {
        return jdbc.sql(IN_STATE)
                .param("state", state.text())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Asks each of them to stop; those that wait go first, so that none of them begins when a
    /// running one leaves its place.
    @RequiresScope(Scope.IMPORTS_WRITE)
    public Result stop() {
        var all = new ArrayList<>(find(ImportState.QUEUED));
        all.addAll(find(ImportState.RUNNING));
        var tooLate = (int) all.stream().filter(id -> !isStopped(id)).count();
        return new Result(all.size() - tooLate, tooLate);
    }

    private boolean isStopped(long id) {
        try {
            imports.stop(id);
            return true;
        } catch (Problem ended) {
            return false;
        }
    }
}
