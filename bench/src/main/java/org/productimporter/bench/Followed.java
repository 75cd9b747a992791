package org.productimporter.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one import took.
///
/// @param seconds from its restart to its end
/// @param server CPU seconds of our process
/// @param postgres CPU seconds of all processes of PostgreSQL
/// @param news that each page got, on average
record Followed(double seconds, double server, double postgres, double news) {

    static Followed median(List<Followed> all) {
        return new Followed(median(all, Followed::seconds), median(all, Followed::server),
                median(all, Followed::postgres), median(all, Followed::news));
    }

    /// The mean of the middle two when their number is even.
    private static double median(List<Followed> all, ToDoubleFunction<Followed> value) {
        var sorted = all.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double cpu() {
        return server + postgres;
    }

    String row(String name) {
        return "| %s | %.2f | %.2f | %.2f | %.1f |%n".formatted(name, seconds, server, postgres, news);
    }
}
