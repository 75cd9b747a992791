package org.productimporter.importer.merge;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Retries work after a conflict with a concurrent change: a deadlock, or a product that was inserted after the
/// statement had looked for it. Each attempt runs behind a savepoint, so the claim of the chunk survives; a later
/// attempt sees what the other transaction committed. Thread-safe.
@Component
public final class ConflictRetry {

    /// Work that may meet a conflict.
    public interface Work<T> {

        /// @param isRetry whether it has met one before
        T run(boolean isRetry);
    }

    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class, DuplicateKeyException.class)
            .maxRetries(8)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(1))
            .build();

    private final RetryTemplate retry = new RetryTemplate(POLICY);
    private final TransactionTemplate savepoint;

    ConflictRetry(PlatformTransactionManager transactions) {
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Runs `work` until it meets no conflict, at most nine times.
    public <T> T run(Work<T> work) throws RetryException {
        var attempts = new AtomicInteger();
        return Objects
                .requireNonNull(retry.execute(() -> savepoint.execute(_ -> work.run(attempts.getAndIncrement() > 0))));
    }
}
