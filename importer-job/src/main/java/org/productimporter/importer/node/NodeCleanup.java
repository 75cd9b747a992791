package org.productimporter.importer.node;

import org.productimporter.importer.staging.StagingRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Removes what ended imports and frozen nodes have left: staging tables, normal forms and executions that look alive. Thread-safe.
@Component
class NodeCleanup {

    private final StagingRepository staging;
    private final BatchMetadataRepair metadataRepair;
    private final NormalFormCleanup normalForms;

    NodeCleanup(StagingRepository staging, BatchMetadataRepair metadataRepair, NormalFormCleanup normalForms) {
        this.normalForms = normalForms;
        this.staging = staging;
        this.metadataRepair = metadataRepair;
    }

    @Transactional
    void run() {
        staging.dropOrphans();
        metadataRepair.repairOutdated();
        normalForms.run();
    }
}
