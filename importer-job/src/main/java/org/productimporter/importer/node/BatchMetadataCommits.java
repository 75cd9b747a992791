package org.productimporter.importer.node;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.support.SimpleJobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/// Commits the metadata of Spring Batch without waiting for the disk: an import has about 50 such transactions. The next
/// commit that waits makes them durable, too. If PostgreSQL crashes before, the metadata is that of a moment earlier, which
/// [BatchMetadataRepair] mends. Metadata that is part of the transaction of a chunk waits with it. Thread-safe.
@Component
final class BatchMetadataCommits implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(BatchMetadataCommits.class);
    private static final String REPOSITORY = SimpleJobRepository.class.getName();

    private final JdbcClient jdbc;

    BatchMetadataCommits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
        if (beginFailure == null && transaction.isNewTransaction() && isWrite(transaction.getTransactionName())) {
            setAsynchronous();
        }
    }

    /// A listener that throws would leave the connection bound to the thread. The next statement fails as well.
    private void setAsynchronous() {
        try {
            jdbc.sql("set local synchronous_commit = off").update();
        } catch (DataAccessException e) {
            LOG.debug("The transaction of the metadata has failed", e);
        }
    }

    private static boolean isWrite(String transaction) {
        return transaction.startsWith(REPOSITORY + ".create") || transaction.startsWith(REPOSITORY + ".update");
    }
}
