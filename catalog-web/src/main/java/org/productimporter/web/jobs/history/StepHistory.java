package org.productimporter.web.jobs.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.productimporter.web.jobs.history.StepStatistics.Measure;
import org.productimporter.web.kit.SqlFile;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door to what the steps of past runs measured. Safe for any number of threads.
@Component
public class StepHistory {

    private final JdbcClient jdbc;
    private final String find = SqlFile.read(StepHistory.class, "step-statistics.sql");

    StepHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Each step of an execution beside the latest completed runs of the same job up to it.
    ///
    /// @param runs how many runs at most
    @RequiresScope(Scope.IMPORTS_READ)
    public List<StepStatistics> of(long executionId, int runs) {
        return jdbc.sql(find)
                .param("execution", executionId)
                .param("runs", runs)
                .query((row, _) -> statistics(row))
                .list();
    }

    private static StepStatistics statistics(ResultSet row) throws SQLException {
        return new StepStatistics(
                row.getString("step"),
                Measure.valueOf(row.getString("measure")),
                row.getLong("runs"),
                row.getDouble("min"),
                row.getDouble("mean"),
                row.getDouble("max"),
                row.getObject("deviation", Double.class),
                row.getObject("here", Double.class));
    }
}
