package org.productimporter.importer.profiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.rejections.RejectionProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Finds the profiles that users have saved, and records their use. Thread-safe.
@Repository
public class ProfileRepository implements ProfileFinder {

    private static final TypeReference<Map<String, @Nullable String>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select name, columns, options
            from import_profile
            where name = :name
            or header_signature = :signature
            """;

    @Override
    public Optional<Profile> byName(String name) {
        var importId = RejectionProfile.importOf(name);
        return importId.isPresent() ? ofImport(importId.getAsLong()) : find(name, null);
    }

    private Optional<Profile> ofImport(long id) {
        return jdbc.sql("select id, layout from import where id = :id and layout is not null")
                .param("id", id)
                .query((row, _) -> inspected(row).profile())
                .optional();
    }

    @Override
    public Optional<Profile> byHeader(String signature) {
        return find(null, signature);
    }

    /// Each one costs another look at the beginning of a file.
    private static final String WITH_READING = """
            select name, columns, options
            from import_profile
            where header_signature is not null
            and jsonb_exists_any(options, cast(:reading as text[]))
            order by last_used_at desc nulls last, id desc
            limit 20
            """;

    @Override
    public List<Profile> withReading() {
        return jdbc.sql(WITH_READING)
                .param("reading", Profile.READING.toArray(String[]::new))
                .query((row, _) -> profile(row))
                .list();
    }

    private Optional<Profile> find(@Nullable String name, @Nullable String signature) {
        return jdbc.sql(FIND)
                .param("name", name)
                .param("signature", signature)
                .query((row, _) -> profile(row))
                .optional();
    }

    private static Profile profile(ResultSet row) throws SQLException {
        var columns = new HashMap<String, String>();
        JsonMapper.shared()
                .readValue(row.getString("columns"), COLUMNS)
                .forEach((cell, target) -> columns.put(cell,
                        Objects.requireNonNullElse(target, ImportOptions.LEAVE_OUT)));
        return new Profile(row.getString("name"), columns,
                JsonMapper.shared().readValue(row.getString("options"), OPTIONS));
    }

    /// Only imports with rejections have a rejections file. Those of several imports look alike.
    private static final String WITH_REJECTIONS = """
            select id, layout
            from import i
            where header_signature = :signature
            and exists (select 1 from import_rejection r where r.import_id = i.id)
            order by id desc
            limit 100
            """;

    /// Empty if the imports with this header were read in different ways.
    @Override
    public Optional<Profile> byRejections(String signature) {
        var found = jdbc.sql(WITH_REJECTIONS).param("signature", signature).query((row, _) -> inspected(row)).list();
        var isUnique = found.stream().map(InspectedImport::reading).distinct().count() == 1;
        return isUnique ? Optional.of(found.getFirst().profile()) : Optional.empty();
    }

    private static InspectedImport inspected(ResultSet row) throws SQLException {
        return new InspectedImport(row.getLong("id"),
                JsonMapper.shared().readValue(row.getString("layout"), CsvLayout.class));
    }

    private static final String RECORD_HEADER = """
            update import
            set header_signature = :signature
            where id = :id
            """;

    private static final String RECORD_USE = """
            update import_profile
            set last_used_at = clock_timestamp()
            where name = :name
            """;

    /// Records the header of an accepted file and the use of its profile, in the transaction of the caller.
    public void recordUse(ImportId id, CsvLayout layout, MappingProposal mapping) {
        jdbc.sql(RECORD_HEADER)
                .param("signature", HeaderSignature.of(layout.rejections().own()))
                .param("id", id.value())
                .update();
        if (mapping.proposal().profileName() != null) {
            jdbc.sql(RECORD_USE).param("name", mapping.proposal().profileName()).update();
        }
    }
}
