package org.productimporter.importer.failure;

import org.productimporter.model.mapping.MappingProposal;

/// Ends an attempt because the file does not decide how it is to be read. Not an error: the import waits for a user.
public final class MappingNeededException extends RuntimeException {

    private final transient MappingProposal mapping;

    /// @param mapping the proposal, with at least one question
    public MappingNeededException(MappingProposal mapping) {
        super(mapping.questions().getFirst().message(), null, false, false);
        this.mapping = mapping;
    }

    public MappingProposal mapping() {
        return mapping;
    }
}
