package org.productimporter.web.ui;

import java.io.IOException;
import java.nio.file.Files;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.common.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Inserts an import that waits for its mapping, for tests of pages that must not depend on what the inspection asks.
public final class WaitingMapping {

    private WaitingMapping() {}

    private static final String INSERT = """
            insert into import (file_name, file_path, file_size, source, requested_by, state, phase, message, attempt,
                                started_at, finished_at, mapping)
            values (:name, :path, :size, 'upload', 'berta', 'needs_mapping', 'inspect', :message, 1,
                    clock_timestamp(), clock_timestamp(), cast(:mapping as json))
            returning id
            """;

    /// Returns the ID of an import of [MappingFiles#german].
    public static long german(JdbcClient database, DataDirectory data) throws IOException {
        Files.createDirectories(data.uploads());
        var name = "Preisliste Frühjahr.csv";
        var file = MappingFiles.german(data.uploads(), name);
        MappingProposal mapping = MappingFiles.germanMapping();
        return database.sql(INSERT)
                .param("name", name)
                .param("path", file.toString())
                .param("size", Files.size(file))
                .param("message", "the mapping is to be confirmed: " + mapping.questions().getFirst().message())
                .param("mapping", JsonMapper.shared().writeValueAsString(mapping))
                .query(Long.class)
                .single();
    }
}
