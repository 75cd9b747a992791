package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.imports.mapping.MappingService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// REST API of the mapping of an import.
@RestController
@RequestMapping("/api/imports/{id}/mapping")
@Tag(name = "Imports")
class MappingController {

    private final MappingService mappings;

    MappingController(MappingService mappings) {
        this.mappings = mappings;
    }

    @Operation(summary = "Get how the file of an import is understood",
            description = "`proposal` with its `reasons`, the `alternatives`, and the first 20 rows as they are understood. If"
                    + " there are `questions`, the import waits in state needs_mapping. Requires scope imports:read.")
    @GetMapping
    MappingProposal get(@PathVariable long id) {
        return mappings.proposal(id);
    }

    /// A proposal to confirm. A missing header, delimiter, charset, unknown or skip_lines is the proposed one; a missing
    /// decimal, currency or sheet is found in the file.
    ///
    /// @param profileName informative; ignored
    /// @param saveProfile name of a profile to save
    record MappingRequest(@Nullable Map<String, @Nullable String> columns, @Nullable String header,
            @Nullable String delimiter, @Nullable String charset, @Nullable String decimal, @Nullable String currency,
            @Nullable String sheet, @Nullable Integer skipLines, @Nullable String unknown, @Nullable String profileName,
            @Nullable String saveProfile) {

        MappingProposal.Proposal completed(MappingProposal.Proposal proposed) {
            return new MappingProposal.Proposal(columns == null ? Map.of() : columns,
                    Objects.requireNonNullElse(header, proposed.header()),
                    Objects.requireNonNullElse(delimiter, proposed.delimiter()),
                    Objects.requireNonNullElse(charset, proposed.charset()), decimal, currency, sheet,
                    Objects.requireNonNullElse(skipLines, proposed.skipLines()),
                    Objects.requireNonNullElse(unknown, proposed.unknown()), profileName);
        }
    }

    @Operation(summary = "Confirm or correct the mapping of an import that waits for it",
            description = "The body is a `proposal` of this import, unchanged or corrected. The import continues and asks"
                    + " nothing more. With `save_profile`, the mapping becomes a profile of this name and applies to later"
                    + " files with the same header. A body without `columns` that changes delimiter, charset, header, sheet"
                    + " or skip_lines makes the server propose the columns again. Requires scope imports:write.")
    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportSummary confirm(@PathVariable long id, @RequestBody MappingRequest body) {
        var proposed = mappings.proposal(id).proposal();
        return mappings.confirm(id, body.completed(proposed), null, body.saveProfile());
    }
}
