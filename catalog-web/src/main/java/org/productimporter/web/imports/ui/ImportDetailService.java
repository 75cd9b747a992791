package org.productimporter.web.imports.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.mapping.MappingService;
import org.productimporter.web.imports.rejections.RejectionService;
import org.productimporter.web.jobs.JobRecords;
import org.productimporter.web.jobs.JobService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;

/// Reads the details of imports, once a second for all pages of this node that show the same import. A change of its state
/// is read at once. Thread-safe.
@Service
class ImportDetailService {

    /// Less than the interval of the progress events, so that each of them shows new figures.
    private static final Duration MAX_AGE = Duration.ofMillis(900);

    private static final int MAX_ATTEMPTS = 20;

    private final ImportService imports;
    private final ImportLedgerService ledger;
    private final RejectionService rejections;
    private final MappingService mappings;
    private final JobService jobs;
    private final Clock clock;
    private final Map<Long, Reading> readings = new ConcurrentHashMap<>();

    ImportDetailService(ImportService imports, ImportLedgerService ledger, RejectionService rejections,
            MappingService mappings, JobService jobs, Clock clock) {
        this.imports = imports;
        this.ledger = ledger;
        this.rejections = rejections;
        this.mappings = mappings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What a reading is valid for: a change of the state, the phase or the attempt makes it outdated.
    private record Version(Instant requestedAt, ImportState state, @Nullable String phase, int attempt,
            @Nullable Long jobExecutionId) {

        static Version of(ImportSummary summary) {
            return new Version(summary.requestedAt(), summary.state(), summary.phase(), summary.attempt(),
                    summary.jobExecutionId());
        }
    }

    private record Reading(Version version, Instant at, ImportDetail detail) {

        boolean isCurrent(Version wanted, Instant now) {
            return version.equals(wanted) && now.isBefore(at.plus(MAX_AGE)) && !now.isBefore(at);
        }
    }

    /// Returns the details of an import in the state of `summary`.
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportDetail detail(ImportSummary summary) {
        var now = clock.instant();
        readings.values().removeIf(reading -> !now.isBefore(reading.at().plus(MAX_AGE)));
        var version = Version.of(summary);
        return readings.compute(summary.id(), (id, latest) -> latest != null && latest.isCurrent(version, now) ? latest
                : new Reading(version, now, read(id))).detail();
    }

    /// Returns the details after an action on the import, which may have changed more than its state.
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportDetail refreshed(ImportSummary summary) {
        readings.remove(summary.id());
        return detail(summary);
    }

    private ImportDetail read(long id) {
        var attempts = jobs.executions(JobRecords.Filter.ofImport(id), null, MAX_ATTEMPTS).results();
        return new ImportDetail(ledger.chunks(id), rejections.groups(id), mappings.find(id).orElse(null), attempts,
                ledger.historyBytes(id), imports.allowedActions(id));
    }
}
