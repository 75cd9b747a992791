package org.productimporter.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/// Turns a start that the database has stopped into a description and an action, without a stack
/// trace.
class DatabaseFailureAnalyzer implements FailureAnalyzer {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnusableDatabaseException known -> {
                    return analysis(known, failure);
                }
                case SQLException refused when refused.getSQLState() != null -> {
                    var explained = new SqlStateMessages(target()).explain(refused);
                    return explained.map(known -> analysis(known, failure)).orElse(null);
                }
                default -> {}
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(UnusableDatabaseException known, Throwable failure) {
        return new FailureAnalysis(known.getMessage(), known.action(), failure);
    }

    private DatabaseTarget target() {
        return new DatabaseTarget(environment.getProperty("spring.datasource.url", ""),
                environment.getProperty("spring.datasource.username", ""));
    }
}
