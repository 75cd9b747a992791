package org.productimporter.importer.job;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.failure.ImportFailedException;
import org.productimporter.importer.failure.MappingNeededException;
import org.productimporter.importer.inspection.Inspection;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.merge.BucketPlanner;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.profiles.ProfileRepository;
import org.productimporter.importer.split.FileChangedException;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.importer.worker.WorkerSettings;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The first step: rejects a file that cannot be imported, otherwise stores the plan and creates the staging tables. On
/// a restart, only verifies that the file is unchanged.
@Component
final class InspectStep {

    private final SourceInspector inspector;
    private final NormalForms normalForms;
    private final AttemptRepository attempts;
    private final BucketPlanner planner;
    private final WorkerSettings settings;
    private final ImportProgressRepository progress;
    private final ChunkPlanRepository plan;
    private final ChunkRepository chunks;
    private final StagingRepository staging;
    private final ProfileRepository profiles;
    private final TransactionTemplate transaction;

    InspectStep(SourceInspector inspector, NormalForms normalForms, AttemptRepository attempts, BucketPlanner planner,
            WorkerSettings settings, ImportProgressRepository progress, ChunkPlanRepository plan,
            ChunkRepository chunks, StagingRepository staging, ProfileRepository profiles,
            TransactionTemplate transaction) {
        this.inspector = inspector;
        this.normalForms = normalForms;
        this.attempts = attempts;
        this.planner = planner;
        this.settings = settings;
        this.progress = progress;
        this.plan = plan;
        this.chunks = chunks;
        this.staging = staging;
        this.profiles = profiles;
        this.transaction = transaction;
    }

    void run(ImportAttempt attempt) throws IOException {
        progress.enterPhase(attempt, ImportPhase.INSPECT, "checking the file");
        var layout = progress.layout(attempt.id());
        if (layout.isEmpty()) {
            requireSize(attempt);
            inspect(attempt);
        } else if (!isAppliedPreview(attempt)) {
            requireSize(attempt);
            requireSameContent(attempt);
        }
        prepareStaging(attempt);
        if (layout.isPresent() && layout.get().normalForm()) {
            restoreNormalForm(attempt);
        }
    }

    /// A preview that is applied has staged all rows. Its merge needs of the file only the text of rows that it rejects, and
    /// verifies the checksums of their ranges.
    private boolean isAppliedPreview(ImportAttempt attempt) {
        return !attempt.options().preview()
                && Boolean.TRUE.equals(transaction.execute(_ -> chunks.isStarted(attempt.id(), Kind.PREVIEW)
                        && chunks.isDone(attempt.id(), Kind.STAGE) && staging.isIntact(attempt.id())));
    }

    private void inspect(ImportAttempt attempt) throws IOException {
        var accepted = accepted(attempt);
        requireSha256(attempt, accepted.sha256());
        storePlan(attempt, accepted);
    }

    private Inspection.Accepted accepted(ImportAttempt attempt) throws IOException {
        normalForms.deleteParts(attempt.id());
        var inspection = inspector.inspect(attempt.file().path(), normalForms.of(attempt.id()), attempt.options(),
                attempt.mappingConfirmed(), percent -> attempts.report(attempt, "unpacking, %d %%".formatted(percent)));
        return switch (inspection) {
            case Inspection.Accepted accepted -> accepted;
            case Inspection.NeedsMapping(var mapping) -> throw new MappingNeededException(mapping);
            case Inspection.Rejected(var failure) -> throw new ImportFailedException(failure);
        };
    }

    /// Writes the normal form again if it is missing. The merge reads it, too: for the text of rows that it rejects. It
    /// depends only on the file and the options, so the plan remains valid; the checksums of the ranges verify that.
    private void restoreNormalForm(ImportAttempt attempt) throws IOException {
        if (!Files.exists(normalForms.of(attempt.id()))) {
            accepted(attempt);
        }
    }

    private void storePlan(ImportAttempt attempt, Inspection.Accepted accepted) throws IOException {
        long recordsTo =
                accepted.layout().normalForm() ? Files.size(normalForms.of(attempt.id())) : attempt.file().size();
        var borders = accepted.ranges().isEmpty() ? List.<String>of()
                : planner.borders(accepted.skuSample(), recordsTo, settings.workers());
        transaction.executeWithoutResult(_ -> {
            progress.recordInspection(attempt, accepted.mapping(), accepted.layout(), accepted.recordsFrom(), recordsTo,
                    accepted.warnings(), accepted.sha256());
            profiles.recordUse(attempt.id(), accepted.layout(), accepted.mapping());
            plan.add(attempt.id(), accepted.ranges().stream().map(ImportChunk.Range::new).toList());
            if (attempt.options().preview()) {
                plan.add(attempt.id(), buckets(Kind.PREVIEW, borders));
            }
            plan.add(attempt.id(), buckets(Kind.MERGE, borders));
        });
    }

    private static List<ImportChunk.Bucket> buckets(Kind kind, List<String> borders) {
        var buckets = new ArrayList<ImportChunk.Bucket>();
        for (int no = 0; no <= borders.size(); no++) {
            var from = no == 0 ? null : borders.get(no - 1);
            var to = no == borders.size() ? null : borders.get(no);
            buckets.add(new ImportChunk.Bucket(kind, no, from, to));
        }
        return buckets;
    }

    /// Locks the import first. The SHA-256 of a large file takes minutes; meanwhile, another attempt can end the import
    /// and drop its staging tables, which would look like lost staging tables here.
    private void prepareStaging(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> {
            progress.lock(attempt);
            var contents = staging.prepare(attempt.id());
            if (contents == StagingRepository.Contents.EMPTY) {
                progress.resetStaging(attempt.id());
            }
        });
    }

    private static void requireSize(ImportAttempt attempt) throws IOException {
        var file = attempt.file();
        if (!Files.isRegularFile(file.path())) {
            throw new ImportFailedException(new ImportFailure("The file is gone",
                    "%s is not there any more.".formatted(file.path()), "Upload the file again."));
        }
        var size = Files.size(file.path());
        if (size != file.size()) {
            throw new FileChangedException("It has %,d bytes instead of %,d.".formatted(size, file.size()));
        }
    }

    /// A restart continues in the middle of the file, so the file must be unchanged.
    private static void requireSameContent(ImportAttempt attempt) throws IOException {
        requireSha256(attempt, Sha256.ofFile(attempt.file().path()));
    }

    /// The SHA-256 of an uploaded file is known from the upload, that of any other file from its inspection.
    private static void requireSha256(ImportAttempt attempt, String actual) throws FileChangedException {
        var expected = attempt.file().sha256();
        if (expected != null && !actual.equals(expected)) {
            throw new FileChangedException("Its SHA-256 is %s instead of %s.".formatted(actual, expected));
        }
    }
}
