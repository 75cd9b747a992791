package org.productimporter.web.imports.differences;

import java.util.ArrayList;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.PreviewProperties;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.differences.DifferenceRepository.Table;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;

/// Says what a previewed import would do, what of it is unusual, and how much of the preview is out of date. Thread-safe.
@Service
public class PreviewService {

    private final ImportService imports;
    private final PreviewRepository previews;
    private final DifferenceRepository differences;
    private final PreviewProperties limits;

    PreviewService(ImportService imports, PreviewRepository previews, DifferenceRepository differences,
            PreviewProperties limits) {
        this.imports = imports;
        this.previews = previews;
        this.differences = differences;
        this.limits = limits;
    }

    /// Returns the preview of an import.
    ///
    /// @throws ProblemException 404 if the import does not exist, 409 if it is not previewed
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportPreview preview(long importId) {
        var summary = imports.find(importId);
        if (summary.state() != ImportState.PREVIEWED) {
            throw ProblemException.conflict("Import %d is %s and has no preview".formatted(importId,
                    summary.state().text()), "A preview is there in state previewed, until it is applied");
        }
        var counts = previews.counts(importId);
        var unchanged = summary.rows().unchanged();
        return new ImportPreview(counts.created(), counts.updated(), unchanged, counts.deactivated(),
                PreviewFlag.of(counts, unchanged, limits).toList());
    }

    /// Returns the number of products of the preview that have changed since: updated or deleted, or created although the
    /// preview is going to create them. Their merge differs from the preview. Takes about 3 s for a million products.
    @RequiresScope(Scope.IMPORTS_READ)
    public long outdated(long importId) {
        return differences.blocks(Table.IMPORT_PREVIEW, importId, null)
                .stream()
                .mapToLong(block -> differences.content(Table.IMPORT_PREVIEW, block.id())
                        .map(content -> outdated(ChangeKind.of(block.change()), content))
                        .orElse(0L))
                .sum();
    }

    private long outdated(ChangeKind kind, byte[] content) {
        var block = new ArrayList<ProductDifference>();
        new DifferenceReader(content).forEachRemaining(block::add);
        return kind == ChangeKind.CREATED ? previews.countExisting(block) : previews.countChanged(block);
    }
}
