package org.productimporter.importer.runs;

import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.importer.workers.NodeSettings;
import org.springframework.batch.core.launch.JobOperator;

/// What it takes to launch the job of an attempt on this node.
record JobLauncherParts(ProductImportJob job, JobOperator operator, NodeSettings settings) {}
