package org.productimporter.importer.node;

import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.worker.WorkerSettings;
import org.springframework.batch.core.launch.JobOperator;

/// What it takes to launch the job of an attempt on this node.
record AttemptLauncher(ProductImportJob job, JobOperator operator, WorkerSettings settings) {}
