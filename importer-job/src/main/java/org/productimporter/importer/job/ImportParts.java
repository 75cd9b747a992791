package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.ledger.RejectionRepository;
import org.productimporter.importer.merge.BucketMerger;
import org.productimporter.importer.merge.BucketPlanner;
import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.staging.RangeCopier;
import org.productimporter.importer.staging.StagingRepository;
import org.springframework.transaction.PlatformTransactionManager;

/// What the steps of an import are made of; the same for all imports of a node.
public record ImportParts(PlatformTransactionManager transactions, FileLimits limits, FileInspector inspectFile,
        BucketPlanner chooseBuckets, StagingRepository staging, RangeCopier copyRange, BucketMerger mergeBucket,
        ChunkPlanRepository plan, ChunkRepository ledger, RejectionRepository rejections,
        ImportProgressRepository progress, ImportResultService results) {}
