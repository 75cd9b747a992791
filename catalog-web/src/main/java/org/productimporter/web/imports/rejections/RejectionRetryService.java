package org.productimporter.web.imports.rejections;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionRecords;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.uploads.UploadService;
import org.springframework.stereotype.Service;

/// Imports corrected rejections of an import as a new import, whose file has the form of the rejections file. Thread-safe.
@Service
public class RejectionRetryService {

    /// The rows of one retry. They are checked, and edited in the console, in memory; the rejections file has no such limit.
    public static final int MAX_ROWS = 1_000;

    private static final int BATCH = 20;
    private static final String SUFFIX = ".rejections.csv";

    /// The actions of an import that may still import the rows it has accepted, and so replace corrected ones by older ones.
    private static final Set<ImportAction> CONTINUATIONS = Collections.unmodifiableSet(
            EnumSet.of(ImportAction.STOP, ImportAction.RESTART, ImportAction.APPLY, ImportAction.CONFIRM_MAPPING));

    private final ImportService imports;
    private final RejectionService rejections;
    private final RejectedRecordRepository records;
    private final UploadService uploads;
    private final RateLimiter limiter;

    RejectionRetryService(ImportService imports, RejectionService rejections, RejectedRecordRepository records,
            UploadService uploads, RateLimiter limiter) {
        this.imports = imports;
        this.rejections = rejections;
        this.records = records;
        this.uploads = uploads;
        this.limiter = limiter;
    }

    /// A rejected row to correct.
    ///
    /// @param message all reasons
    public record RejectedRow(long line, String code, String message, List<RejectionRecords.Cell> cells) {}

    /// Returns one page of rejected rows with their cells, in the order of the file.
    ///
    /// @param code the only code, or null for all
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<RejectedRow> page(long importId, @Nullable String code, @Nullable String cursor, int size) {
        var columns = new RejectionRecords(rejections.layout(importId));
        var rows = records.page(importId, code, Cursor.decode(cursor, 0), size + 1)
                .stream()
                .map(row -> new RejectedRow(row.line(), row.code(), row.message(), columns.cells(row)))
                .toList();
        return Page.of(rows, size, RejectedRow::line);
    }

    /// Returns whether the import has rejected rows and has ended for good, so that they can be corrected.
    ///
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public boolean isPossible(long importId) {
        var summary = imports.find(importId);
        return summary.state().isFinal() && !canContinue(summary) && !records.page(importId, null, 0, 1).isEmpty();
    }

    /// Returns the imports of corrected rows of an import, in their order.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Long> retriesOf(long importId) {
        return records.retriesOf(importId);
    }

    private boolean canContinue(ImportSummary summary) {
        return !Collections.disjoint(imports.allowedActions(summary.id()), CONTINUATIONS)
                && !hasOnlyRejections(summary);
    }

    /// A failed import of a file without a valid row would fail again.
    private static boolean hasOnlyRejections(ImportSummary summary) {
        return summary.state() == ImportState.FAILED && summary.bytesRead() == summary.bytesTotal()
                && summary.rows().read() == summary.rows().rejected();
    }

    /// Submits corrected rows as a new import.
    ///
    /// @param requestedBy the name of the token or user
    /// @param idempotencyKey identifies the import among those of the requester; null for none
    /// @throws ProblemException 400 with all errors, 404, 409 if the import has not ended for good or has no rejections, and
    ///     as for uploads
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary retry(long importId, List<Correction> corrections, String requestedBy,
            @Nullable String idempotencyKey) throws IOException {
        var rejected = imports.find(importId);
        requireNumber(corrections.size());
        requireEnded(rejected);
        var columns = new RejectionRecords(rejections.layout(importId));
        var check = new CorrectionCheck(importId, corrections, columns);
        var lines = List.copyOf(check.lines());
        batches(importId, lines).forEachRemaining(batch -> batch.forEach(check::check));
        check.finish();
        var request = new ImportRequest(ImportRequest.Source.UPLOAD, fileName(rejected),
                CorrectedOptions.ofRows(rejected), requestedBy, idempotencyKey, importId);
        try (var _ = limiter.upload(requestedBy);
                var file = CorrectedFile.of(columns, check.cells(), batches(importId, lines));
                var upload = uploads.receive(file, -1)) {
            return imports.submit(request, upload);
        }
    }

    private Iterator<List<RejectedRecord>> batches(long importId, List<Long> lines) {
        var parts = new ArrayList<List<Long>>();
        for (int from = 0; from < lines.size(); from += BATCH) {
            parts.add(lines.subList(from, Math.min(from + BATCH, lines.size())));
        }
        return parts.stream().map(part -> records.find(importId, part)).iterator();
    }

    private static void requireNumber(int rows) {
        if (rows == 0) {
            throw ProblemException.field("",
                    "there is no row; send [{\"line\": 7, \"cells\": {\"price\": \"12.50\"}}]");
        }
        if (rows > MAX_ROWS) {
            throw ProblemException.field("",
                    "%,d rows are too many: a retry has at most %,d, because they are checked in memory; correct the file of rejected rows and upload it"
                            .formatted(rows, MAX_ROWS));
        }
    }

    private void requireEnded(ImportSummary rejected) {
        var id = rejected.id();
        var state = rejected.state();
        if (!state.isFinal()) {
            throw ProblemException.conflict("Import %d is %s".formatted(id, state.text()), "Wait until it has ended");
        }
        if (canContinue(rejected)) {
            throw ProblemException.conflict(
                    "Import %d is %s and may still import older rows of the same products".formatted(id, state.text()),
                    state == ImportState.PREVIEWED ? "Apply it first" : "Restart or abandon it first");
        }
        if (records.page(id, null, 0, 1).isEmpty()) {
            throw rejected.rows().rejected() == 0
                    ? ProblemException.conflict("Import %d has rejected no row".formatted(id),
                            "There is nothing to retry")
                    : ProblemException.conflict("The %,d rejected rows of import %d are no longer stored"
                            .formatted(rejected.rows().rejected(), id), "Send the rows as a file");
        }
    }

    private static String fileName(ImportSummary rejected) {
        var name = rejected.fileName();
        if (name.endsWith(SUFFIX)) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + SUFFIX;
    }
}
