package org.productimporter.importer.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
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
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The normal form of a compressed file over the life of its import.
@OnPostgres(shared = true)
@TestInstance(Lifecycle.PER_CLASS)
class NormalFormIT {

    private static final int ROWS = 40_000;

    /// At this commit some ranges are staged and some are not.
    private static final int WHILE_STAGING = 45;

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private ImporterNode node;
    private NormalForms normalForms;
    private Path file;

    NormalFormIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void startNode(@TempDir Path folder) throws IOException {
        file = folder.resolve("products.csv.gz");
        node = ImporterNode.byHand(server, "node", "product.importer.data=" + folder);
        normalForms = node.bean(NormalForms.class);
        var text = new StringBuilder("sku,name,price\n");
        for (int row = 1; row <= ROWS; row++) {
            text.append("A-%d,\"Name\n%d\",%d.50\n".formatted(row, row, row));
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.append("A-bad,Bad,x\n").toString().getBytes(UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }

    @BeforeEach
    void clear() {
        requests.clear();
        node.pool().recover();
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    @Test
    void isDeletedWhenTheImportIsCompleted() throws IOException {
        var id = requests.insert(file);

        node.runToEnd(id);

        assertCompleted(id);
        assertThat(normalForms.of(id)).doesNotExist();
        assertThat(database.sql("select file_sha256 from import").query(String.class).single())
                .isEqualTo(Sha256.ofFile(file));
    }

    @Test
    void isWrittenAgainIfItIsMissingAfterACrash() throws IOException {
        var id = crashed();
        Files.delete(normalForms.of(id));
        var part = Files.createFile(normalForms.of(id).resolveSibling("import-%s.csv-7.part".formatted(id.value())));

        node.runToEnd(id);

        assertCompleted(id);
        assertThat(part).doesNotExist();
    }

    @Test
    void changedNormalFormIsNotImported() throws IOException {
        var id = crashed();
        var text = Files.readString(normalForms.of(id));
        Files.writeString(normalForms.of(id), text.replace("Name", "Mane"));

        node.runToEnd(id);

        assertThat(requests.state(id)).isEqualTo(ImportState.FAILED);
        assertThat(requests.status(id).detail()).contains("are not those that were inspected");
    }

    @Test
    void orphansAreDeletedAndOthersAreKept() throws IOException {
        var id = crashed();
        var orphan = Files.createFile(normalForms.of(new ImportId(4_711)));

        node.bean(NodeCleanup.class).run();

        assertThat(orphan).doesNotExist();
        assertThat(normalForms.of(id)).exists();
    }

    @Test
    void rejectionOfAnUnknownProductHoldsItsText() {
        var id = requests.insert(file, Map.of("mode", "update_only"));

        node.runToEnd(id);

        assertThat(database.sql("select raw from import_rejection where line = 4 and code = 'unknown_sku'")
                .query(String.class)
                .list()).isEqualTo(List.of("A-2,\"Name\n2\",2.50"));
    }

    /// The merge reads the text of a row that it rejects.
    @Test
    void isWrittenAgainForTheMerge(@TempDir Path folder) throws IOException {
        var small = folder.resolve("small.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(small))) {
            gzip.write("sku,name\nA,a\nB,\n".getBytes(UTF_8));
        }
        var id = requests.insert(small);
        for (int commit = 1; requests.chunksDone(id, "stage") == 0; commit++) {
            requests.clear();
            id = requests.insert(small);
            node.pool().failAtCommit(commit, Fault.BEFORE_COMMIT);
            assertThat(node.runUntilFailure(id)).isTrue();
            node.pool().recover();
        }
        assertThat(requests.chunksDone(id, "merge")).isZero();
        Files.delete(normalForms.of(id));

        node.runToEnd(id);

        assertThat(requests.state(id)).as("%s", requests.status(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(database.sql("select code || raw from import_rejection").query(String.class).list())
                .isEqualTo(List.of("missing_nameB,"));
    }

    /// An import whose first attempt died while it staged.
    private ImportId crashed() {
        var id = requests.insert(file);
        node.pool().failAtCommit(WHILE_STAGING, Fault.BEFORE_COMMIT);
        node.run(id);
        assertThat(node.pool().isFailed()).isTrue();
        node.pool().recover();
        assertThat(requests.chunksDone(id, "stage")).isBetween(1L, 15L);
        return id;
    }

    private void assertCompleted(ImportId id) {
        assertThat(requests.state(id)).as("%s", requests.status(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(database.sql("select count(*) from product").query(Integer.class).single()).isEqualTo(ROWS);
        assertThat(database.sql("select line from import_rejection").query(Long.class).list())
                .containsExactly(2L * ROWS + 2);
    }
}
