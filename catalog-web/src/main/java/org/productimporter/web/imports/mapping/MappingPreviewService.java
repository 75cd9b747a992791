package org.productimporter.web.imports.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.MappingPreview;
import org.productimporter.model.mapping.MappingPreview.Result;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Shows how the file of an import would be understood under other options. Changes nothing. Thread-safe.
@Service
public class MappingPreviewService {

    private final JdbcClient jdbc;
    private final List<MappingPreview> previews;

    MappingPreviewService(JdbcClient jdbc, ObjectProvider<MappingPreview> previews) {
        this.jdbc = jdbc;
        this.previews = previews.stream().toList();
    }

    /// Whether this server contains the importer, which reads files.
    @NoScopeRequired("tells nothing about an import")
    public boolean isAvailable() {
        return !previews.isEmpty();
    }

    /// Reads the first part of the file again.
    ///
    /// @throws ProblemException 404 if the import does not exist, 400 if the file cannot be read under the options, 503
    ///     without an importer or the file
    @RequiresScope(Scope.IMPORTS_WRITE)
    public MappingProposal preview(long importId, ImportOptions options) {
        var preview = previews.stream().findFirst().orElseThrow(MappingPreviewService::withoutImporter);
        try {
            return switch (preview.preview(file(importId), options)) {
                case Result.Understood understood -> understood.mapping();
                case Result.Unreadable unreadable -> throw unreadable(unreadable.failure());
            };
        } catch (IOException e) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "The file cannot be read",
                    "The file of import " + importId + " cannot be read now. Try again, or upload it again.", e);
        }
    }

    private Path file(long importId) {
        return jdbc.sql("select file_path from import where id = :import")
                .param("import", importId)
                .query((row, _) -> Path.of(row.getString("file_path")))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
    }

    private static ProblemException unreadable(ImportFailure failure) {
        var detail = Stream.of(failure.title() + ".", failure.detail(), failure.action())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return ProblemException.of(HttpStatus.BAD_REQUEST, failure.title(), detail);
    }

    private static ProblemException withoutImporter() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "No preview",
                "This server has no importer, so it cannot read the file with other settings. Send the file again with them as"
                        + " options.");
    }
}
