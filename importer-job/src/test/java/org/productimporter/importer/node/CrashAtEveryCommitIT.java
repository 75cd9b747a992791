package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.FaultInjectingDataSource.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node dies at its first, second, ... last commit, before or after the server has committed;
/// whatever the commit, the import that is resumed ends as one that was left in peace.
///
/// The dead node's connections are cut and stay cut; the next one starts from the tables. Both
/// are one Spring context, for nothing of an import outlives an attempt in its beans.
class CrashAtEveryCommitIT extends ImporterNodeTest {

    private static final int MIN_COMMITS = 50;
    private static final int MAX_COMMITS = 400;

    private HostileImport hostile;

    CrashAtEveryCommitIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    @ParameterizedTest
    @EnumSource
    void resumesAsIfNothingHadHappened(Fault death) {
        int commit = 1;
        while (diesAndResumes(commit, death)) {
            commit++;
            assertThat(commit).isLessThan(MAX_COMMITS);
        }
        assertThat(commit).isGreaterThan(MIN_COMMITS);
    }

    /// Returns false when the import was over before that commit.
    private boolean diesAndResumes(int commit, Fault death) {
        requests.clear();
        var id = hostile.insert();
        node.pool().failAtCommit(commit, death);
        boolean died = node.runUntilFailure(id);
        node.pool().recover();
        try {
            assertThat(node.runToEnd(id)).isLessThanOrEqualTo(2);
            hostile.completed(id);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("died %s %d, after: %s".formatted(death, commit, node.pool().lastStatement()), e);
        }
        return died;
    }
}
