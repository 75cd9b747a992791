package org.productimporter.bench.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Messages as pgjdbc sends them.
class CommitDetectorTest {

    private final CommitDetector commits = new CommitDetector();

    @Test
    void aSimpleQueryIsACommit() {
        assertThat(isCommit('Q', "COMMIT\0")).isTrue();
        assertThat(isCommit('Q', "select 'COMMIT'\0")).isFalse();
    }

    @Test
    void anUnnamedStatementIsACommitUntilItIsReplaced() {
        assertThat(isCommit('P', "\0COMMIT\0\0\0")).isFalse();
        assertThat(isCommit('B', "\0\0\0\0")).isTrue();
        assertThat(isCommit('P', "\0select 1\0\0\0")).isFalse();
        assertThat(isCommit('B', "\0\0\0\0")).isFalse();
    }

    @Test
    void aNamedStatementIsACommitEachTime() {
        assertThat(isCommit('P', "S_1\0COMMIT\0\0\0")).isFalse();
        assertThat(isCommit('B', "C_1\0S_1\0\0\0")).isTrue();
        assertThat(isCommit('B', "\0S_1\0\0\0")).isTrue();
        assertThat(isCommit('B', "\0S_2\0\0\0")).isFalse();
    }

    @Test
    void dataOfACopyIsNoCommit() {
        assertThat(isCommit('d', "COMMIT\0")).isFalse();
    }

    private boolean isCommit(char type, String body) {
        return commits.isCommit(type, body.getBytes(StandardCharsets.ISO_8859_1));
    }
}
