package org.productimporter.importer.node;

import org.productimporter.importer.staging.StagingRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Removes what ended imports and frozen nodes have left: staging tables and executions that look alive. Thread-safe.
@Component
class NodeCleanup {

    private final StagingRepository staging;
    private final BatchMetadataRepair metadataRepair;

    NodeCleanup(StagingRepository staging, BatchMetadataRepair metadataRepair) {
        this.staging = staging;
        this.metadataRepair = metadataRepair;
    }

    @Transactional
    void run() {
        staging.dropOrphans();
        metadataRepair.repairOutdated();
    }
}
