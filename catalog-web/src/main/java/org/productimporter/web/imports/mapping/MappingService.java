package org.productimporter.web.imports.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.profiles.ProfileDraft;
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
    private final ApplicationEventPublisher events;

    MappingService(JdbcClient jdbc, ImportService imports, ProfileService profiles, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.profiles = profiles;
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
    /// @param saveProfile name of the profile that keeps the mapping for files with the same header; null for none
    /// @throws ProblemException 400 with all errors, 404, 409 if the import does not wait for its mapping or the name of the
    ///     profile is taken
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary confirm(long importId, MappingProposal.Proposal proposal, @Nullable String saveProfile) {
        var before = ImportOptions.of(imports.find(importId).options());
        requireWaiting(importId);
        var correction = new MappingCorrection(proposal, proposal(importId));
        var errors = correction.errors();
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
        var answer = correction.answer(before);
        var summary = imports.answer(importId, answer);
        if (saveProfile != null) {
            profiles.save(new ProfileDraft(saveProfile, correction.headerSignature(), correction.columns(),
                    correction.profileOptions()));
        }
        events.publishEvent(new AuditEvent("import.mapping_confirmed", "import:" + importId, before,
                new Answered(answer.options(), saveProfile)));
        return summary;
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
