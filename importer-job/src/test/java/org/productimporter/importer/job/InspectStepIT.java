package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.FaultInjectingDataSource.Fault;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens to the file between two attempts, and attempts that get nowhere.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class InspectStepIT {

    private static final String CHANGED = "The file has changed since the import was requested";

    /// Most commits of an attempt; at this one some ranges are staged and some are not.
    private static final int WHILE_STAGING = 45;

    private static final int WHILE_INSPECTING = 12;

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private ImporterNode node;
    @TempDir private Path folder;
    private Path file;

    InspectStepIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNode() {
        node = ImporterNode.byHand(server, "node");
    }

    @BeforeEach
    void clear() {
        requests.clear();
        node.pool().recover();
        file = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    @Test
    void aFileThatVanishedIsGone() throws IOException {
        var id = interrupted();
        Files.delete(file);

        node.runToEnd(id);

        assertFailed(id, "The file is gone", "hostile.csv is not there any more.");
    }

    @Test
    void aTruncatedFileHasChanged() throws IOException {
        var id = interrupted();
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

        node.runToEnd(id);

        assertFailed(id, CHANGED, "It has %,d bytes instead of %,d.".formatted(bytes.length - 1, bytes.length));
    }

    @Test
    void aFileThatGrewHasChanged() throws IOException {
        var id = interrupted();
        Files.writeString(file, "\nmore,More,,1,", StandardOpenOption.APPEND);

        node.runToEnd(id);

        assertFailed(id, CHANGED, "bytes instead of");
    }

    @Test
    void aFileOfTheSameSizeButOtherContentHasChanged() throws IOException {
        var id = interrupted();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        node.runToEnd(id);

        assertFailed(id, CHANGED, "Its SHA-256 is");
    }

    /// Of the same size, after an upload whose SHA-256 is stored.
    @Test
    void aFileSwappedBeforeTheFirstAttemptHasChanged() throws IOException {
        var id = requests.insert(file);
        database.sql("update import set file_sha256 = :sha256").param("sha256", Sha256.ofFile(file)).update();
        swap();

        assertThat(node.runToEnd(id)).isEqualTo(1);

        assertFailed(id, CHANGED, "Its SHA-256 is");
        assertThat(requests.chunksDone(id, "stage")).isZero();
    }

    /// After the inspection, whose plan remains valid.
    @Test
    void aFileSwappedWhileItIsStagedHasChanged() {
        var id = requests.insert(file);
        var swapped = new AtomicBoolean();
        node.pool().watch(sql -> {
            if (ImportRequests.isClaim(sql) && requests.chunksDone(id, "stage") > 0
                    && swapped.compareAndSet(false, true)) {
                swap();
            }
        });

        assertThat(node.runToEnd(id)).isEqualTo(1);

        assertFailed(id, CHANGED, "are not those that were inspected.");
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isZero();
    }

    private void swap() {
        try {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatVanishedBeforeTheFirstAttemptIsGone() throws IOException {
        var id = requests.insert(file);
        Files.delete(file);

        assertThat(node.runToEnd(id)).isEqualTo(1);

        assertFailed(id, "The file is gone", "is not there any more.");
    }

    @Test
    void fiveKillsInARowAreSurvived() {
        var expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));
        var id = requests.insert(file);
        for (int kill = 1; kill <= 5; kill++) {
            killAt(id, WHILE_STAGING);
        }

        node.runToEnd(id);

        assertThat(requests.status(id).attempt()).isEqualTo(6);
        new CatalogueCheck(database).completed(id, expected);
    }

    @Test
    void fiveAttemptsWithoutProgressAreEnough() {
        var id = requests.insert(file);
        for (int kill = 1; kill <= 5; kill++) {
            killAt(id, WHILE_INSPECTING);
            assertThat(requests.state(id)).isEqualTo(ImportState.RUNNING);
        }

        node.runToEnd(id);

        assertFailed(id, "Given up after 5 attempts without progress",
                "The last 5 attempts ended before any chunk was done. The last one did not report a failure: its node"
                        + " was killed or stopped answering before the first phase.");
        requests.restart(id);
        node.runToEnd(id);
        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
    }

    /// An import whose first attempt died while it staged.
    private ImportId interrupted() {
        var id = requests.insert(file);
        killAt(id, WHILE_STAGING);
        assertThat(requests.chunksDone(id, "stage")).isBetween(1L, 8L);
        return id;
    }

    private void killAt(ImportId id, int commit) {
        node.pool().failAtCommit(commit, Fault.BEFORE_COMMIT);
        node.run(id);
        assertThat(node.pool().isFailed()).isTrue();
        node.pool().recover();
    }

    private void assertFailed(ImportId id, String title, String detail) {
        var status = requests.status(id);
        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.message()).isEqualTo(title);
        assertThat(status.detail()).contains(detail);
    }
}
