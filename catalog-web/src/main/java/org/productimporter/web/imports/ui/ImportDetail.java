package org.productimporter.web.imports.ui;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.imports.rejections.RejectionService.Group;
import org.productimporter.web.jobs.JobRecords.Execution;

/// What the page of an import shows beyond its summary.
///
/// @param mapping null before the inspection
/// @param attempts the latest ones
/// @param historyBytes size of what is kept of its changes
/// @param allowed the actions that its state allows
record ImportDetail(List<Chunk> chunks, List<Group> rejections, @Nullable MappingProposal mapping,
        List<Execution> attempts, long historyBytes, Set<ImportAction> allowed) {}
