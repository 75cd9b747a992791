package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.web.common.Page;
import org.productimporter.web.imports.profiles.Profile;
import org.productimporter.web.imports.profiles.ProfileDraft;
import org.productimporter.web.imports.profiles.ProfileService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// REST API of profiles.
@RestController
@RequestMapping("/api/profiles")
@Tag(name = "Profiles")
class ProfileController {

    private final ProfileService profiles;

    ProfileController(ProfileService profiles) {
        this.profiles = profiles;
    }

    /// @param header the header cells, instead of their signature
    record ProfileRequest(@Nullable String name, @Nullable String headerSignature, @Nullable List<String> header,
            @Nullable Map<String, @Nullable String> columns, @Nullable Map<String, @Nullable Object> options) {

        ProfileDraft draft() {
            return new ProfileDraft(name, header == null ? headerSignature : HeaderSignature.of(header),
                    columns == null ? Map.of() : columns, options == null ? Map.of() : options);
        }
    }

    @Operation(summary = "List all profiles by name", description = "Requires scope imports:read.")
    @GetMapping
    Page<Profile> list() {
        return new Page<>(profiles.list(), null);
    }

    @Operation(summary = "Create a profile",
            description = "`columns` maps header cells to fields, `attributes.` and a key, or null (leave out). `options`"
                    + " describes the files: unknown, delimiter, charset, header, sheet, skip_lines, decimal, currency. The"
                    + " profile applies by itself to files with its `header_signature`; `header`, the list of header cells,"
                    + " may replace it. Without both, it applies where it is chosen by the option `profile`. Requires scope"
                    + " imports:write.")
    @PostMapping
    ResponseEntity<Profile> create(@RequestBody ProfileRequest body) {
        var created = profiles.create(body.draft());
        return ResponseEntity.created(URI.create("/api/profiles/" + created.id())).body(created);
    }

    @Operation(summary = "Get a profile", description = "Requires scope imports:read.")
    @GetMapping("/{id}")
    Profile find(@PathVariable long id) {
        return profiles.find(id);
    }

    @Operation(summary = "Replace a profile",
            description = "The body as for a new profile. Requires scope imports:write.")
    @PutMapping("/{id}")
    Profile replace(@PathVariable long id, @RequestBody ProfileRequest body) {
        return profiles.change(id, body.draft());
    }

    @Operation(summary = "Delete a profile",
            description = "Imports to which it was applied stay. Requires scope imports:write.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        profiles.delete(id);
    }
}
