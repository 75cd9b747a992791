package org.productimporter.bench.faults.injection;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.productimporter.bench.faults.cluster.ClusterSpec;

/// A kind of fault.
///
/// @param id name in options
/// @param title name in the report
/// @param nodes sizes of cluster to which it applies
/// @param trials default number of trials for each size
/// @param requirement what it requires of a cluster
/// @param injector uploads a file and disturbs its import
public record Fault(String id, String title, Set<Integer> nodes, int trials, UnaryOperator<ClusterSpec> requirement,
        Injector injector) {

    /// Uploads a file, disturbs its import once or several times, and heals the cause. Dead nodes are started afterwards.
    @FunctionalInterface
    public interface Injector {
        /// Returns what was done.
        ///
        /// @throws AssertionError if the system behaves wrongly during the fault
        Injection inject(Scenario scenario);
    }

    /// Returns the cluster for `size` nodes.
    public ClusterSpec spec(int size) {
        return requirement.apply(ClusterSpec.of(size));
    }
}
