package org.productimporter.importer.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The plan of an import: its chunks, written once by the inspect step, and those of its undo. Thread-safe; requires a transaction.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ChunkPlanRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;

    ChunkPlanRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    private static final String PLAN =
            """
                    insert into import_chunk
                        (import_id, phase, no, from_byte, to_byte, first_line, crc32c, key_from, key_to, block_from, block_to)
                    values (:import, :phase, :no, :fromByte, :toByte, :firstLine, :crc32c, :keyFrom, :keyTo, :blockFrom, :blockTo)
                    """;

    private static final List<String> BOUNDS =
            List.of("fromByte", "toByte", "firstLine", "crc32c", "keyFrom", "keyTo", "blockFrom", "blockTo");

    /// Adds chunks to the plan, all in one batch: a large file has hundreds.
    public void add(ImportId id, Collection<? extends ImportChunk> chunks) {
        batch.batchUpdate(PLAN, chunks.stream().map(chunk -> row(id, chunk)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(ImportId id, ImportChunk chunk) {
        var row = new MapSqlParameterSource("import", id.value()).addValue("phase", chunk.kind().text())
                .addValue("no", chunk.no());
        BOUNDS.forEach(bound -> row.addValue(bound, null));
        return switch (chunk) {
            case ImportChunk.Range(FileRange range) -> row.addValue("fromByte", range.fromByte())
                    .addValue("toByte", range.toByte())
                    .addValue("firstLine", range.firstLine())
                    .addValue("crc32c", range.crc32c());
            case ImportChunk.Bucket bucket -> row.addValue("keyFrom", bucket.keyFrom())
                    .addValue("keyTo", bucket.keyTo());
            case ImportChunk.Blocks blocks -> row.addValue("blockFrom", blocks.firstId())
                    .addValue("blockTo", blocks.lastId());
        };
    }

    /// A range of the file and the line on which the next range starts.
    public record RangeOfLine(FileRange range, long toLine) {}

    private static final String RANGE_OF = """
            select no, from_byte, to_byte, first_line, crc32c, to_line
            from (
                select *, lead(first_line) over (order by no) as to_line
                from import_chunk
                where import_id = :import
                and phase = 'stage'
            ) ranges
            where first_line <= :line
            order by no desc
            limit 1
            """;

    /// Returns the range with the record that starts on `line`.
    public RangeOfLine rangeOf(ImportId id, long line) {
        return jdbc.sql(RANGE_OF)
                .param("import", id.value())
                .param("line", line)
                .query((row, _) -> new RangeOfLine(
                        new FileRange(row.getInt("no"), row.getLong("from_byte"), row.getLong("to_byte"),
                                row.getLong("first_line"), row.getLong("crc32c")),
                        Objects.requireNonNullElse(row.getObject("to_line", Long.class), Long.MAX_VALUE)))
                .single();
    }

    private static final String BORDERS = """
            select key_from
            from import_chunk
            where import_id = :import
            and phase = 'merge'
            and no > 0
            order by no
            """;

    /// Returns the first keys of all merge buckets except the first one, in ascending order.
    public List<String> borders(ImportId id) {
        return jdbc.sql(BORDERS).param("import", id.value()).query((row, _) -> row.getString("key_from")).list();
    }
}
