package org.productimporter.web.operations.audit;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.operations.audit.AuditRepository.NewEntry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes entries of refused requests. Their number per minute is bounded: of refusals of one kind, the first is written at once,
/// and the others as one entry with their number. Counts on this node only. Thread-safe.
@Component
class RefusalLog {

    private static final int MAX_KINDS = 1_000;
    private static final String MANY = "many";

    private final AuditRepository repository;
    private final Map<Kind, Repeated> repeated = new ConcurrentHashMap<>();

    RefusalLog(AuditRepository repository) {
        this.repository = repository;
    }

    /// What refusals have in common.
    ///
    /// @param target the user whose sign-in was refused; empty for requests, whose paths callers can vary
    private record Kind(String actor, @Nullable String address, String action, String target) {

        static Kind of(NewEntry entry) {
            return new Kind(entry.actor(), entry.address(), entry.action(),
                    entry.action().startsWith("sign-in.") ? entry.object() : "");
        }
    }

    /// Refusals since the last flush, without the first.
    private record Repeated(NewEntry last, int count) {}

    /// Writes the refusal or counts it.
    void write(NewEntry entry) {
        var isFull = repeated.size() >= MAX_KINDS && !repeated.containsKey(Kind.of(entry));
        var counted = isFull ? new NewEntry(MANY, null, entry.action(), "requests of many callers", null, null) : entry;
        var count = repeated.merge(Kind.of(counted), new Repeated(counted, 0),
                (known, _) -> new Repeated(counted, known.count() + 1));
        if (count.count() == 0) {
            repository.insert(counted);
        }
    }

    /// Writes the counted refusals.
    @Scheduled(fixedRateString = "1m")
    @PreDestroy
    void flush() {
        for (var kind : List.copyOf(repeated.keySet())) {
            var counted = repeated.remove(kind);
            if (counted != null && counted.count() > 0) {
                var last = counted.last();
                repository.insert(new NewEntry(last.actor(), last.address(), last.action(), last.object(), null,
                        "{\"repeated\": " + counted.count() + "}"));
            }
        }
    }
}
