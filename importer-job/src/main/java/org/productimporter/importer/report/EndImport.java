package org.productimporter.importer.report;

import org.jspecify.annotations.Nullable;
import org.productimporter.importer.ledger.Attempt;
import org.productimporter.importer.report.Results.Totals;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes how an import ended, unless another attempt has taken over or it has ended already.
/// Thread-safe; joins the caller's transaction.
final class EndImport {

    /// @param message one sentence for people
    /// @param problem what went wrong, if something did
    record Ending(ImportState state, String message, @Nullable ImportProblem problem) {

        private @Nullable String title() {
            return problem == null ? null : problem.title();
        }

        private @Nullable String detail() {
            return problem == null ? null : problem.detail();
        }

        private @Nullable String action() {
            return problem == null ? null : problem.action();
        }
    }

    private final JdbcClient jdbc;

    EndImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String END =
            """
            update import
            set state = :state,
                message = :message,
                finished_at = clock_timestamp(),
                rows_read = :read,
                rows_inserted = :inserted,
                rows_updated = :updated,
                rows_unchanged = :unchanged,
                rows_duplicate = :duplicate,
                rows_rejected = :rejected,
                rows_blank = :blank,
                rows_deactivated = :deactivated,
                stalled_attempts = 0,
                error_title = :title,
                error_detail = :detail,
                error_action = :action
            where id = :import
            and fence = :fence
            and state in ('running', 'stopping')
            """;

    /// Says whether the import was still this attempt's to end.
    boolean end(Attempt attempt, Ending ending, Totals totals) {
        var counts = totals.counts();
        return jdbc.sql(END)
                        .param("state", ending.state().text())
                        .param("message", ending.message())
                        .param("read", counts.read())
                        .param("inserted", counts.inserted())
                        .param("updated", counts.updated())
                        .param("unchanged", counts.unchanged())
                        .param("duplicate", counts.duplicate())
                        .param("rejected", counts.rejected())
                        .param("blank", counts.blank())
                        .param("deactivated", totals.deactivated())
                        .param("title", ending.title())
                        .param("detail", ending.detail())
                        .param("action", ending.action())
                        .param("import", attempt.id().value())
                        .param("fence", attempt.fence())
                        .update()
                == 1;
    }
}
