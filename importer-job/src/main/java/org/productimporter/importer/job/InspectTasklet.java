package org.productimporter.importer.job;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportFailedException;
import org.productimporter.importer.source.Inspection;
import org.productimporter.importer.staging.StagingRepository;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.transaction.support.TransactionTemplate;

/// The first step: refuses a file that cannot be imported, plans the chunks of one that can, and
/// makes its staging tables. On a restart it only checks that the file is still the same.
final class InspectTasklet {

    private final ImportParts parts;
    private final TransactionTemplate transaction;
    private final int workers;

    /// @param workers how many workers the managing node has
    InspectTasklet(ImportParts parts, int workers) {
        this.parts = parts;
        this.transaction = new TransactionTemplate(parts.transactions());
        this.workers = workers;
    }

    void inspect(ImportAttempt attempt) throws IOException {
        parts.progress().enter(attempt, ImportPhase.INSPECT, "checking the file");
        requireSize(attempt);
        if (parts.progress().layout(attempt.id()).isEmpty()) {
            var sha256 = sha256OnFirstSight(attempt);
            switch (parts.inspectFile().inspect(attempt.file().path(), attempt.options())) {
                case Inspection.Accepted accepted -> plan(attempt, accepted, sha256);
                case Inspection.Rejected(var problem) -> throw new ImportFailedException(
                        new ImportFailure(problem.title(), problem.detail(), problem.action()));
            }
        } else {
            requireSameContent(attempt);
        }
        prepareStaging(attempt);
    }

    private void plan(ImportAttempt attempt, Inspection.Accepted accepted, String sha256) {
        var borders = accepted.ranges().isEmpty() ? List.<String>of()
                : parts.chooseBuckets().borders(accepted.skuSample(), attempt.file().size(), workers);
        transaction.executeWithoutResult(_ -> {
            parts.progress().inspected(attempt, accepted.layout(), accepted.recordsFrom(), accepted.warnings(), sha256);
            parts.plan().add(attempt.id(), accepted.ranges().stream().map(ImportChunk.Range::new).toList());
            if (attempt.options().preview()) {
                parts.plan().add(attempt.id(), buckets(Kind.PREVIEW, borders));
            }
            parts.plan().add(attempt.id(), buckets(Kind.MERGE, borders));
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

    /// Computing the SHA-256 takes minutes for a large file, enough for another attempt to have
    /// ended the import and dropped staging, which would look like lost staging here.
    private void prepareStaging(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> {
            parts.progress().hold(attempt);
            var buckets = parts.plan().borders(attempt.id()).size() + 1;
            var found = parts.staging().prepare(attempt.id(), buckets);
            if (found == StagingRepository.Found.EMPTY) {
                parts.progress().forgetStaged(attempt.id());
            }
        });
    }

    private static String sha256OnFirstSight(ImportAttempt attempt) throws IOException {
        var known = attempt.file().sha256();
        return known != null ? known : Sha256.ofFile(attempt.file().path());
    }

    private static void requireSize(ImportAttempt attempt) throws IOException {
        var file = attempt.file();
        if (!Files.isRegularFile(file.path())) {
            throw new ImportFailedException(new ImportFailure("The file is gone",
                    "%s is not there any more.".formatted(file.path()), "Upload the file again."));
        }
        var size = Files.size(file.path());
        if (size != file.size()) {
            throw changed("It has %,d bytes instead of %,d.".formatted(size, file.size()));
        }
    }

    /// A restart continues in the middle of the file, so it must be the very same file.
    private static void requireSameContent(ImportAttempt attempt) throws IOException {
        var expected = Objects.requireNonNull(attempt.file().sha256());
        var actual = Sha256.ofFile(attempt.file().path());
        if (!actual.equals(expected)) {
            throw changed("Its SHA-256 is %s instead of %s.".formatted(actual, expected));
        }
    }

    private static ImportFailedException changed(String how) {
        return new ImportFailedException(new ImportFailure("The file has changed since the import began", how,
                "Upload the changed file as a new import; what was merged so far stays."));
    }
}
