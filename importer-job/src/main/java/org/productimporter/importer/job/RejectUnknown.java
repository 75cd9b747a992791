package org.productimporter.importer.job;

import java.util.List;
import java.util.function.Supplier;
import org.productimporter.importer.csv.Layout;
import org.productimporter.importer.merge.MergeBucket.UnknownProduct;
import org.productimporter.importer.report.Attempt;

/// Rejects the rows of an `update_only` import whose product does not exist. Their text is read
/// from the file again: keeping it in staging would cost every other import the space.
final class RejectUnknown {

    RejectUnknown(Attempt attempt, ImportParts parts, Supplier<Layout> layout) {}

    void reject(List<UnknownProduct> unknown) {}
}
