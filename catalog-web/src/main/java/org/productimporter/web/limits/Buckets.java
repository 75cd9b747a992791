package org.productimporter.web.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One bucket a caller, which holds a minute's worth and fills evenly. Callers that were quiet
/// longest are forgotten first, so memory is bounded. Safe for any number of threads.
final class Buckets {

    private static final int MAX_CALLERS = 10_000;
    private static final Duration FULL_AFTER = Duration.ofMinutes(1);

    private final int perMinute;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MAX_CALLERS;
                }
            };

    private record Bucket(double left, Instant at) {}

    Buckets(int perMinute) {
        this.perMinute = perMinute;
    }

    /// Takes one.
    ///
    /// @return how long to wait before there is one; zero when it was taken
    synchronized Duration take(String caller, Instant now) {
        var bucket = buckets.getOrDefault(caller, new Bucket(perMinute, now));
        var perNano = (double) perMinute / FULL_AFTER.toNanos();
        var passed = Math.max(0, Duration.between(bucket.at(), now).toNanos());
        var left = Math.min(perMinute, bucket.left() + passed * perNano);
        if (left < 1) {
            buckets.put(caller, new Bucket(left, now));
            return Duration.ofNanos((long) Math.ceil((1 - left) / perNano));
        }
        buckets.put(caller, new Bucket(left - 1, now));
        return Duration.ZERO;
    }
}
