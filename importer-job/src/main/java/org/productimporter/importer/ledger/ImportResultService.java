package org.productimporter.importer.ledger;

import java.util.List;
import java.util.Locale;
import org.productimporter.db.imports.ImportResult;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.importer.failure.ImportFailedException;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sums the counts of the chunks of an import, verifies the totals and ends the import. Thread-safe;
/// requires a transaction.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ImportResultService {

    /// The sums of the chunks of an import.
    ///
    /// @param counts rows by outcome
    /// @param staged rows that the merge or the preview found in staging
    /// @param deactivated products that the file does not contain
    /// @param rejections stored rejections
    /// @param unreadBytes bytes of the file outside the header and the staged ranges
    public record Totals(RowCounts counts, long staged, long deactivated, long rejections, long unreadBytes) {

        /// Independent sums: every byte of the file was read, every row has an outcome, and every rejected
        /// row is stored.
        boolean isConsistent() {
            return unreadBytes == 0 && counts.addsUp() && rejections == counts.rejected();
        }
    }

    private final JdbcClient jdbc;
    private final ChunkTotals chunkTotals;
    private final ImportStateRepository states;

    ImportResultService(JdbcClient jdbc, ChunkTotals chunkTotals, ImportStateRepository states) {
        this.jdbc = jdbc;
        this.chunkTotals = chunkTotals;
        this.states = states;
    }

    /// Returns the sums of the staged ranges and the chunks of `outcome`.
    public Totals totals(ImportId id, Kind outcome) {
        return chunkTotals.sum(id, outcome);
    }

    /// Prevents the merge if too many rows were rejected, or all of them.
    ///
    /// @throws ImportFailedException with the numbers and the most frequent reasons
    public void requireFewRejections(ImportAttempt attempt) {
        var counts = totals(attempt.id(), Kind.STAGE).counts();
        var limit = attempt.options().maxRejected();
        if (counts.read() > 0 && counts.rejected() == counts.read()) {
            throw new ImportFailedException(new ImportFailure(
                    "No valid rows", "All %,d rows were rejected; most often: %s. Nothing was merged."
                            .formatted(counts.read(), reasons(attempt.id())),
                    "Download the rejections, mend the file and upload it again."));
        }
        if (limit != null && limit.isExceededBy(counts.rejected(), counts.read())) {
            throw new ImportFailedException(new ImportFailure("Too many rejected rows",
                    "%,d of %,d rows were rejected, more than max_rejected (%s) allows; most often: %s. Nothing was merged."
                            .formatted(counts.rejected(), counts.read(), limit, reasons(attempt.id())),
                    "Download the rejections, mend the file and upload it again, or raise max_rejected."));
        }
    }

    private static final String REASONS = """
            select code || ' (' || count(*) || ')' as reason
            from import_rejection
            where import_id = :import
            group by code
            order by count(*) desc, code
            limit 3
            """;

    private String reasons(ImportId id) {
        List<String> reasons =
                jdbc.sql(REASONS).param("import", id.value()).query((row, _) -> row.getString("reason")).list();
        return String.join(", ", reasons);
    }

    /// Ends the import as completed or previewed, if the totals are consistent.
    ///
    /// @throws ImportFailedException with all numbers if they are not
    /// @throws AttemptFencedException if another attempt has taken over
    public Totals finish(ImportAttempt attempt, Kind outcome) {
        var totals = totals(attempt.id(), outcome);
        if (!totals.isConsistent() || totals.staged() != totals.counts().read() - stageRejected(attempt)) {
            throw inconsistent(totals);
        }
        var result = new ImportResult(message(totals, outcome), totals.counts(), totals.deactivated(), null);
        if (!end(attempt, outcome, result)) {
            throw new AttemptFencedException(attempt);
        }
        return totals;
    }

    private long stageRejected(ImportAttempt attempt) {
        return totals(attempt.id(), Kind.STAGE).counts().rejected();
    }

    private boolean end(ImportAttempt attempt, Kind outcome, ImportResult result) {
        var id = attempt.id();
        return outcome == Kind.PREVIEW
                ? states.end(id, attempt.fence(), ImportAction.FINISH_PREVIEW, ImportState.PREVIEWED, result)
                : states.end(id, attempt.fence(), ImportAction.COMPLETE, ImportState.COMPLETED, result);
    }

    /// Ends the undo of an import, if its blocks contained all changes of the import and each had an outcome.
    ///
    /// @throws ImportFailedException with all numbers if not
    /// @throws AttemptFencedException if another attempt has taken over
    public void finishUndo(ImportAttempt attempt) {
        var merged = totals(attempt.id(), Kind.MERGE);
        var undone = totals(attempt.id(), Kind.UNDO);
        var counts = undone.counts();
        var changed = merged.counts().inserted() + merged.counts().updated() + merged.deactivated();
        if (undone.staged() != changed || counts.inserted() + counts.updated() + counts.unchanged() != changed) {
            throw new ImportFailedException(new ImportFailure("The changes are not recorded completely",
                    "The import changed %,d products, and its record contains %,d: %,d removed, %,d restored, %,d kept."
                            .formatted(changed, undone.staged(), counts.inserted(), counts.updated(),
                                    counts.unchanged()),
                    "The history of the remaining products was deleted or switched off; correct them by another import."));
        }
        var message = String.format(Locale.ROOT, "%,d removed, %,d restored, %,d kept", counts.inserted(),
                counts.updated(), counts.unchanged());
        if (!states.end(attempt.id(), attempt.fence(), ImportAction.FINISH_UNDO, ImportState.UNDONE,
                new ImportResult(message, merged.counts(), merged.deactivated(), null))) {
            throw new AttemptFencedException(attempt);
        }
    }

    private static String message(Totals totals, Kind outcome) {
        var counts = totals.counts();
        if (counts.read() == 0) {
            return "the file has no rows";
        }
        var text = String.format(Locale.ROOT, "%,d new, %,d updated, %,d unchanged, %,d duplicate, %,d rejected",
                counts.inserted(), counts.updated(), counts.unchanged(), counts.duplicate(), counts.rejected());
        return outcome == Kind.PREVIEW ? "would give " + text : text;
    }

    private static ImportFailedException inconsistent(Totals totals) {
        var counts = totals.counts();
        return new ImportFailedException(new ImportFailure("The rows do not add up",
                ("%,d rows read, but %,d inserted + %,d updated + %,d unchanged + %,d duplicate + %,d rejected"
                        + " (%,d of them kept), %,d staged, %,d bytes unread.").formatted(counts.read(),
                                counts.inserted(), counts.updated(), counts.unchanged(), counts.duplicate(),
                                counts.rejected(), totals.rejections(), totals.staged(), totals.unreadBytes()),
                "This is a fault of Product Importer: keep the file and the log of this import and report them."));
    }
}
