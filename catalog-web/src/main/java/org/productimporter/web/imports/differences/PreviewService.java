package org.productimporter.web.imports.differences;

import java.util.ArrayList;
import java.util.Optional;
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

    /// Returns the preview of an import, or empty if it is not previewed.
    ///
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Optional<ImportPreview> find(long importId) {
        return Optional.of(imports.find(importId))
                .filter(summary -> summary.state() == ImportState.PREVIEWED)
                .map(summary -> preview(importId, summary.rows().unchanged()));
    }

    private ImportPreview preview(long importId, long unchanged) {
        var counts = previews.counts(importId);
        return new ImportPreview(counts.created(), counts.updated(), unchanged, counts.deactivated(),
                PreviewFlag.of(counts, unchanged, limits).toList());
    }

    /// Returns the number of products of the preview that have changed since: updated or deleted, or created although the
    /// preview is going to create them. Their merge differs from the preview. Reads all blocks of the preview.
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
