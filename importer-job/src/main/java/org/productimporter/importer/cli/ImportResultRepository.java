package org.productimporter.importer.cli;

import java.util.List;
import java.util.Optional;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionLayout;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads what an import has left behind: its mapping and its rejections. Thread-safe.
@Repository
@Lazy
class ImportResultRepository {

    private final JdbcClient jdbc;

    ImportResultRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns how the latest inspection understands the file.
    Optional<MappingProposal> mapping(long id) {
        return read("mapping", id).map(text -> JsonMapper.shared().readValue(text, MappingProposal.class));
    }

    /// Returns the columns of an inspected file.
    Optional<RejectionLayout> layout(long id) {
        return read("layout", id).map(text -> JsonMapper.shared().readValue(text, CsvLayout.class))
                .map(CsvLayout::rejections);
    }

    private Optional<String> read(String column, long id) {
        return jdbc.sql("select mapping::text as mapping, layout::text as layout from import where id = :id")
                .param("id", id)
                .query((row, _) -> Optional.ofNullable(row.getString(column)))
                .single();
    }

    private static final String REJECTIONS = """
            select line, code, message, raw
            from import_rejection
            where import_id = :id
            and line > :after
            order by line
            limit :limit
            """;

    /// Returns the rejections after a line, in the order of the file.
    List<RejectedRecord> rejections(long id, long after, int limit) {
        return jdbc.sql(REJECTIONS)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new RejectedRecord(row.getLong("line"), row.getString("code"),
                        row.getString("message"), row.getString("raw")))
                .list();
    }
}
