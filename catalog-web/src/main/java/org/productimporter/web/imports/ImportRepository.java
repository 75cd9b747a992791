package org.productimporter.web.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks requests up in the table `import`.
@Component
class ImportRepository {

    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAGE = """
            select i.id
            from import i
            where i.id < :before
              and (cast(:state as text) is null or i.state = :state)
              and (cast(:file_name as text) is null
                   or position(lower(:file_name) in lower(i.file_name)) > 0)
              and (cast(:requested_by as text) is null or i.requested_by = :requested_by)
              and (cast(:from as timestamptz) is null or i.requested_at >= :from)
              and (cast(:to as timestamptz) is null or i.requested_at < :to)
            order by i.id desc
            limit :limit
            """;

    /// Numbers of the imports that the filter lets through, the latest first.
    List<Long> page(ImportFilter filter, long before, int limit) {
        return jdbc.sql(PAGE)
                .param("before", before)
                .param("state", filter.state() == null ? null : filter.state().text())
                .param("file_name", filter.fileName())
                .param("requested_by", filter.requestedBy())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("limit", limit)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /// An earlier request with the same key of the same requester.
    record Earlier(long id, @Nullable String fileSha256, String fileName) {}

    private static final String EARLIER = """
            select id, file_sha256, file_name
            from import
            where requested_by = :requested_by
              and idempotency_key = :key
            """;

    Optional<Earlier> earlier(String requestedBy, String key) {
        return jdbc.sql(EARLIER).param("requested_by", requestedBy).param("key", key).query(Earlier.class).optional();
    }

    private static final String KNOWS_FILE = """
            select exists (select 1 from import where file_path = :path)
            """;

    boolean knowsFile(Path path) {
        return jdbc.sql(KNOWS_FILE).param("path", path.toString()).query(Boolean.class).single();
    }
}
