package org.productimporter.web.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.profiles.ColumnTargets;
import org.productimporter.web.imports.profiles.ProfileService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Reads how imports understand their files, and continues those that wait until a user has confirmed or corrected it.
/// Thread-safe.
@Service
public class MappingService {

    private final JdbcClient jdbc;
    private final ImportService imports;
    private final ProfileService profiles;
    private final MappingPreviewService previews;
    private final ApplicationEventPublisher events;

    MappingService(JdbcClient jdbc, ImportService imports, ProfileService profiles, MappingPreviewService previews,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.profiles = profiles;
        this.previews = previews;
        this.events = events;
    }

    /// Returns how the latest inspection understands the file.
    ///
    /// @throws ProblemException 404 if the import does not exist, 409 if its file has not been inspected, or could not be
    ///     understood
    @RequiresScope(Scope.IMPORTS_READ)
    public MappingProposal proposal(long importId) {
        var summary = imports.find(importId);
        return find(importId).orElseThrow(() -> ProblemException.conflict(
                "Import %d is %s and has no mapping".formatted(importId, summary.state().text()),
                summary.state().isFinal() ? "Send the file again" : "Wait until its file has been inspected"));
    }

    /// Returns how the latest inspection understands the file; empty before it, or if the file could not be understood.
    @RequiresScope(Scope.IMPORTS_READ)
    public Optional<MappingProposal> find(long importId) {
        return jdbc.sql("select mapping::text from import where id = :import and mapping is not null")
                .param("import", importId)
                .query(String.class)
                .optional()
                .map(mapping -> JsonMapper.shared().readValue(mapping, MappingProposal.class));
    }

    /// The audit log's entry of an answer.
    private record Answered(ImportOptions options, @Nullable String savedProfile) {}

    /// Continues an import that waits for its mapping. A proposal without columns that changes how the file is read
    /// (delimiter, charset, header, sheet or skipped lines) makes the inspection propose the columns again.
    ///
    /// @param proposal the proposal of the import, unchanged or corrected
    /// @param chosen the options of the import, such as `mode`, as a user has changed them; null to keep them
    /// @param saveProfile name of the profile that keeps the mapping for files with the same header; null for none. Without
    ///     an importer on this server, the header of a file that is now read differently is unknown, and the profile applies
    ///     only where it is chosen by its name
    /// @throws ProblemException 400 with all errors, 404, 409 if the import does not wait for its mapping or the name of the
    ///     profile is taken
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary confirm(long importId, MappingProposal.Proposal proposal, @Nullable ImportOptions chosen,
            @Nullable String saveProfile) {
        var before = ImportOptions.of(imports.find(importId).options());
        requireWaiting(importId);
        var stored = proposal(importId);
        var correction = new MappingCorrection(proposal, stored, chosen == null ? before : chosen);
        var errors = new ArrayList<>(correction.settingErrors());
        var header = correction.readsDifferently() ? header(importId, correction, errors) : stored.header();
        if (!correction.asksAgain()) {
            errors.addAll(ColumnTargets.errors(proposal.columns(), header));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
        var answer = correction.answer();
        var summary = imports.answer(importId, answer);
        if (saveProfile != null) {
            profiles.save(correction.profile(saveProfile, header));
        }
        events.publishEvent(new AuditEvent("import.mapping_confirmed", "import:" + importId, before,
                new Answered(answer.options(), saveProfile)));
        return summary;
    }

    /// Returns the header cells of a file that is now read differently; null if this server cannot read it.
    private @Nullable List<String> header(long importId, MappingCorrection correction, List<FieldError> errors) {
        var isReadable = errors.isEmpty() && !correction.asksAgain() && previews.isAvailable();
        return isReadable ? previews.preview(importId, correction.reading()).header() : null;
    }

    /// Before the validation: a proposal cannot be corrected in another state, however valid it is.
    private void requireWaiting(long importId) {
        if (!imports.allowedActions(importId).contains(ImportAction.CONFIRM_MAPPING)) {
            throw ProblemException.conflict(
                    "Import %d is %s and does not wait for its mapping".formatted(importId,
                            imports.find(importId).state().text()),
                    "Send the file again to import it with another mapping");
        }
    }
}
