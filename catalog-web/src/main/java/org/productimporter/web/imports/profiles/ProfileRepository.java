package org.productimporter.web.imports.profiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `import_profile` for users. The caller owns the transaction. Thread-safe.
@Repository
class ProfileRepository {

    private static final TypeReference<Map<String, @Nullable String>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select id, name, header_signature, columns, options, last_used_at
            from import_profile
            where (cast(:id as bigint) is null or id = :id)
            and (cast(:name as text) is null or name = :name)
            and (cast(:signature as text) is null or header_signature = :signature)
            order by name
            """;

    /// Returns all profiles by name.
    List<Profile> list() {
        return find(null, null, null).list();
    }

    Optional<Profile> find(long id) {
        return find(id, null, null).optional();
    }

    Optional<Profile> findByName(String name) {
        return find(null, name, null).optional();
    }

    Optional<Profile> findByHeader(String signature) {
        return find(null, null, signature).optional();
    }

    private JdbcClient.MappedQuerySpec<Profile> find(@Nullable Long id, @Nullable String name,
            @Nullable String signature) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("name", name)
                .param("signature", signature)
                .query((row, _) -> profile(row));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(row.getLong("id"), row.getString("name"), row.getString("header_signature"),
                JSON.readValue(row.getString("columns"), COLUMNS), JSON.readValue(row.getString("options"), OPTIONS),
                SqlTime.optional(row, "last_used_at"));
    }

    /// Prevents concurrent changes until the transaction ends, so that names and signatures stay unique, and returns the
    /// number of profiles.
    int lockAndCount() {
        jdbc.sql("lock table import_profile in share row exclusive mode").update();
        return jdbc.sql("select count(*) from import_profile").query(Integer.class).single();
    }

    private static final String INSERT = """
            insert into import_profile (name, header_signature, columns, options, created_by)
            values (:name, :signature, cast(:columns as json), cast(:options as jsonb), :created_by)
            returning id
            """;

    long insert(ProfileDraft draft, String createdBy) {
        return statement(INSERT, draft).param("created_by", createdBy).query(Long.class).single();
    }

    private static final String UPDATE = """
            update import_profile
            set name = :name,
                header_signature = :signature,
                columns = cast(:columns as json),
                options = cast(:options as jsonb)
            where id = :id
            """;

    void update(long id, ProfileDraft draft) {
        statement(UPDATE, draft).param("id", id).update();
    }

    private StatementSpec statement(String sql, ProfileDraft draft) {
        return jdbc.sql(sql)
                .param("name", draft.validName())
                .param("signature", draft.headerSignature())
                .param("columns", JSON.writeValueAsString(draft.columns()))
                .param("options", JSON.writeValueAsString(draft.givenOptions()));
    }

    void delete(long id) {
        jdbc.sql("delete from import_profile where id = :id").param("id", id).update();
    }
}
