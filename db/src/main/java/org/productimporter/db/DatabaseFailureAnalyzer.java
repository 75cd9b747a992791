package org.productimporter.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/// Reports a start that failed because of the database as a description and an action instead of a stack trace.
class DatabaseFailureAnalyzer implements FailureAnalyzer {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnusableDatabaseException unusable -> {
                    return analysis(unusable, failure);
                }
                case SQLException error when error.getSQLState() != null -> {
                    var explained = new SqlStateMessages(target()).explain(error);
                    return explained.map(unusable -> analysis(unusable, failure)).orElse(null);
                }
                default -> {}
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(UnusableDatabaseException unusable, Throwable failure) {
        return new FailureAnalysis(unusable.getMessage(), unusable.action(), failure);
    }

    private DatabaseTarget target() {
        return new DatabaseTarget(environment.getProperty("spring.datasource.url", ""),
                environment.getProperty("spring.datasource.username", ""));
    }
}
