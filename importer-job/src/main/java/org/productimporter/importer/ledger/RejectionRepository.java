package org.productimporter.importer.ledger;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.rows.Row;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stores rejected rows. Thread-safe; requires the transaction of the chunk.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RejectionRepository {

    private final JdbcClient jdbc;

    RejectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ADD =
            """
                    insert into import_rejection
                        (import_id, chunk_no, line, record, column_name, invalid_columns, code, message, raw)
                    select :import, :chunk, line, record, column_name, string_to_array(positions, ',')::integer[], code, message,
                           raw
                    from unnest(:lines, :records, :columns, :positions, :codes, :messages, :raws)
                        as given (line, record, column_name, positions, code, message, raw)
                    """;

    /// Adds the rejected rows of range `chunkNo` of the file.
    public void add(ImportId id, int chunkNo, List<Row.Rejected> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        jdbc.sql(ADD)
                .param("import", id.value())
                .param("chunk", chunkNo)
                .param("lines", rejections.stream().map(Row.Rejected::line).toArray(Long[]::new))
                .param("records", rejections.stream().map(Row.Rejected::record).toArray(Long[]::new))
                .param("columns", texts(rejections, Row.Rejected::column))
                .param("positions", texts(rejections, RejectionRepository::positions))
                .param("codes", texts(rejections, row -> row.code().code()))
                .param("messages", texts(rejections, Row.Rejected::message))
                .param("raws", texts(rejections, Row.Rejected::raw))
                .update();
    }

    private static String positions(Row.Rejected row) {
        return row.columns().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static @Nullable String[] texts(List<Row.Rejected> rejections,
            Function<Row.Rejected, @Nullable String> text) {
        return rejections.stream().map(text).toArray(String[]::new);
    }
}
