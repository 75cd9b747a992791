package org.productimporter.web.console.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.imports.again.RestartPlan;
import org.productimporter.web.imports.again.RestartPlan.Part;

/// What a restart will run again, in words. Pure functions.
final class RestartWords {

    private RestartWords() {}

    /// One line for each phase.
    static List<String> lines(RestartPlan plan) {
        if (plan.parts().isEmpty()) {
            return List.of("Everything: the file has not been cut into chunks yet");
        }
        var lines = new ArrayList<String>();
        plan.parts().forEach(part -> lines.add(line(part)));
        if (plan.parts().stream().allMatch(part -> part.phase().equals("stage"))) {
            lines.add("Merge: planned when the last range is staged");
        }
        return lines;
    }

    private static String line(Part part) {
        var all = part.done() + part.again();
        var phase =
                part.phase().substring(0, 1).toUpperCase(Locale.ROOT) + part.phase().substring(1);
        if (part.again() == 0) {
            return "%s: nothing, all %s stay done"
                    .formatted(phase, Numbers.count(all, "chunk", "chunks"));
        }
        return part.done() == 0
                ? "%s: %s"
                        .formatted(
                                phase,
                                all == 1
                                        ? "its one chunk"
                                        : "all " + Numbers.count(all) + " chunks")
                : "%s: %s of %s; %s stay done"
                        .formatted(
                                phase,
                                Numbers.count(part.again()),
                                Numbers.count(all, "chunk", "chunks"),
                                Numbers.count(part.done()));
    }
}
