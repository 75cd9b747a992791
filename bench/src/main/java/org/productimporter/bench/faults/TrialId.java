package org.productimporter.bench.faults;

import java.util.Objects;
import java.util.Random;
import org.productimporter.bench.faults.cluster.ClusterSpec;
import org.productimporter.bench.faults.injection.Fault;

/// A planned trial.
///
/// @param no number among the trials of the fault and the size of cluster, from 1
record TrialId(Fault fault, int nodes, int no) {

    ClusterSpec spec() {
        return fault.spec(nodes);
    }

    /// The random choices of this trial, which do not depend on other trials.
    Random random(long seed) {
        return new Random(seed * 31 + Objects.hash(fault.id(), nodes, no));
    }

    @Override
    public String toString() {
        return "%s, nodes %d, trial %d".formatted(fault.id(), nodes, no);
    }
}
