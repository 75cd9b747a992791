package org.productimporter.importer.ledger;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the rows that an import refused. Thread-safe; joins the transaction of the chunk that
/// refused them.
@Transactional(propagation = Propagation.MANDATORY)
public class RejectionRepository {

    /// A refused row.
    ///
    /// @param line physical line on which the record starts
    /// @param record number of the record within its range of the file, from 1
    /// @param column header of the offending column, or null for the whole record
    /// @param code reason in one word
    /// @param message reason in one sentence
    /// @param raw the record as it stands in the file
    public record Rejection(long line, long record, @Nullable String column, String code, String message, String raw) {}

    private final JdbcClient jdbc;

    public RejectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ADD = """
            insert into import_rejection
                (import_id, chunk_no, line, record, column_name, code, message, raw)
            select :import, :chunk, line, record, column_name, code, message, raw
            from unnest(:lines, :records, :columns, :codes, :messages, :raws)
                as given (line, record, column_name, code, message, raw)
            """;

    /// Adds the rows that range `chunkNo` of the file refused.
    public void add(ImportId id, int chunkNo, List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        jdbc.sql(ADD)
                .param("import", id.value())
                .param("chunk", chunkNo)
                .param("lines", rejections.stream().map(Rejection::line).toArray(Long[]::new))
                .param("records", rejections.stream().map(Rejection::record).toArray(Long[]::new))
                .param("columns", texts(rejections, Rejection::column))
                .param("codes", texts(rejections, Rejection::code))
                .param("messages", texts(rejections, Rejection::message))
                .param("raws", texts(rejections, Rejection::raw))
                .update();
    }

    private static @Nullable String[] texts(List<Rejection> rejections, Function<Rejection, @Nullable String> text) {
        return rejections.stream().map(text).toArray(String[]::new);
    }
}
