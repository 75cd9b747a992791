package org.productimporter.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The cost of one import.
///
/// @param seconds from its restart to its end
/// @param server CPU seconds of the server
/// @param postgres CPU seconds of all processes of PostgreSQL
/// @param messages average number of messages pushed to a page
record ImportCost(double seconds, double server, double postgres, double messages) {

    static ImportCost median(List<ImportCost> all) {
        return new ImportCost(median(all, ImportCost::seconds), median(all, ImportCost::server),
                median(all, ImportCost::postgres), median(all, ImportCost::messages));
    }

    /// The mean of the middle two values for an even number of values.
    private static double median(List<ImportCost> all, ToDoubleFunction<ImportCost> value) {
        var sorted = all.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double cpu() {
        return server + postgres;
    }

    String row(String name) {
        return "| %s | %.2f | %.2f | %.2f | %.1f |%n".formatted(name, seconds, server, postgres, messages);
    }
}
