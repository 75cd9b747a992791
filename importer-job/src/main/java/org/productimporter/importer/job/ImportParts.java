package org.productimporter.importer.job;

import org.productimporter.importer.ledger.Ledger;
import org.productimporter.importer.ledger.Plan;
import org.productimporter.importer.merge.ChooseBuckets;
import org.productimporter.importer.merge.MergeBucket;
import org.productimporter.importer.report.Progress;
import org.productimporter.importer.report.Rejections;
import org.productimporter.importer.report.Results;
import org.productimporter.importer.source.InspectFile;
import org.productimporter.importer.source.SourceLimits;
import org.productimporter.importer.stage.CopyRange;
import org.productimporter.importer.staging.Staging;
import org.springframework.transaction.PlatformTransactionManager;

/// What the steps of an import are made of; the same for all imports of a node.
public record ImportParts(
        PlatformTransactionManager transactions,
        SourceLimits limits,
        InspectFile inspectFile,
        ChooseBuckets chooseBuckets,
        Staging staging,
        CopyRange copyRange,
        MergeBucket mergeBucket,
        Plan plan,
        Ledger ledger,
        Rejections rejections,
        Progress progress,
        Results results) {}
