package org.productimporter.web.imports.profiles;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, changes and deletes profiles. The importer applies them. Thread-safe on any number of nodes.
@Service
public class ProfileService {

    private static final int MAX_PROFILES = 1000;

    private final ProfileRepository profiles;
    private final ApplicationEventPublisher events;

    ProfileService(ProfileRepository profiles, ApplicationEventPublisher events) {
        this.profiles = profiles;
        this.events = events;
    }

    /// Returns all profiles by name.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Profile> list() {
        return profiles.list();
    }

    /// @throws ProblemException 404 if the profile does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Profile find(long id) {
        return profiles.find(id).orElseThrow(() -> ProblemException.notFound("There is no profile " + id));
    }

    /// @throws ProblemException 400 if `name` is not null and no profile has it
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void requireExists(@Nullable String name) {
        if (name != null && profiles.findByName(name).isEmpty()) {
            throw ProblemException.field("profile",
                    "there is no profile \"%s\"; /api/profiles lists them".formatted(name));
        }
    }

    /// @throws ProblemException 400 with all errors, 409 if the name or the header belongs to another profile
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public Profile create(ProfileDraft draft) {
        draft.requireValid();
        requireRoom();
        requireUnique(draft, _ -> true);
        return insert(draft);
    }

    private void requireRoom() {
        if (profiles.lockAndCount() >= MAX_PROFILES) {
            throw ProblemException.conflict("The limit of %,d profiles is reached".formatted(MAX_PROFILES),
                    "Delete a profile first");
        }
    }

    private void requireUnique(ProfileDraft draft, Predicate<Profile> isOther) {
        profiles.findByName(draft.validName()).filter(isOther).ifPresent(other -> {
            throw ProblemException.conflict("There is a profile named \"" + other.name() + "\"",
                    "Change profile %d, or use another name".formatted(other.id()));
        });
        byHeader(draft).filter(isOther).ifPresent(other -> {
            throw ProblemException.conflict("Profile \"%s\" belongs to the same header".formatted(other.name()),
                    "Change profile %d, or delete it first".formatted(other.id()));
        });
    }

    private Optional<Profile> byHeader(ProfileDraft draft) {
        return Optional.ofNullable(draft.headerSignature()).flatMap(profiles::findByHeader);
    }

    private Profile insert(ProfileDraft draft) {
        var created = find(profiles.insert(draft, Actor.current()));
        events.publishEvent(AuditEvent.created("profile.created", object(created.id()), created));
        return created;
    }

    private static String object(long id) {
        return "profile:" + id;
    }

    /// Saves a confirmed mapping: as the profile of its header if there is one, otherwise as a new profile.
    ///
    /// @throws ProblemException 400 with all errors, 409 if the name belongs to the profile of another header
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public Profile save(ProfileDraft draft) {
        draft.requireValid();
        requireRoom();
        var existing = byHeader(draft);
        return existing.isPresent() ? change(existing.get().id(), draft) : create(draft);
    }

    /// @throws ProblemException 400 with all errors, 404, 409 if the name or the header belongs to another profile
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public Profile change(long id, ProfileDraft draft) {
        draft.requireValid();
        profiles.lockAndCount();
        var before = find(id);
        requireUnique(draft, other -> other.id() != id);
        profiles.update(id, draft);
        var after = find(id);
        events.publishEvent(new AuditEvent("profile.changed", object(id), before, after));
        return after;
    }

    /// Deletes a profile. Imports to which it was applied stay.
    ///
    /// @throws ProblemException 404
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public void delete(long id) {
        var deleted = find(id);
        profiles.delete(id);
        events.publishEvent(new AuditEvent("profile.deleted", object(id), deleted, null));
    }
}
