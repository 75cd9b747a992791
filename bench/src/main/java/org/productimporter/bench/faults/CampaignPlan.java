package org.productimporter.bench.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.productimporter.bench.faults.cluster.ClusterSpec;
import org.productimporter.bench.faults.injection.Fault;
import org.productimporter.bench.faults.injection.Faults;

/// Distributes the trials over clusters.
final class CampaignPlan {

    /// Trials for one cluster: its start costs as much as some trials, and its failure is kept apart from others.
    private static final int TRIALS_PER_CLUSTER = 12;

    private CampaignPlan() {}

    /// Returns all trials.
    static List<TrialId> trials(CampaignOptions options) {
        return Faults.ALL.stream()
                .filter(fault -> options.faults().contains(fault.id()))
                .flatMap(fault -> fault.nodes()
                        .stream()
                        .sorted()
                        .filter(options.nodes()::contains)
                        .flatMap(nodes -> trials(fault, options).boxed().map(no -> new TrialId(fault, nodes, no))))
                .toList();
    }

    private static IntStream trials(Fault fault, CampaignOptions options) {
        if (options.trial() > 0) {
            return IntStream.of(options.trial());
        }
        return IntStream.rangeClosed(1, options.trials() > 0 ? options.trials() : fault.trials());
    }

    /// Returns the trials in batches of one cluster each. The first trials of every fault come first, so that a campaign
    /// with a time limit covers all of them.
    static List<List<TrialId>> batches(List<TrialId> trials) {
        var bySpec = new LinkedHashMap<ClusterSpec, List<TrialId>>();
        for (var trial : trials) {
            bySpec.computeIfAbsent(trial.spec(), _ -> new ArrayList<>()).add(trial);
        }
        var batches = new ArrayList<List<TrialId>>();
        for (var group : bySpec.values()) {
            group.sort(Comparator.comparingInt(TrialId::no));
            for (int from = 0; from < group.size(); from += TRIALS_PER_CLUSTER) {
                batches.add(group.subList(from, Math.min(group.size(), from + TRIALS_PER_CLUSTER)));
            }
        }
        batches.sort(Comparator.comparingInt(batch -> batch.getFirst().no()));
        return batches;
    }
}
