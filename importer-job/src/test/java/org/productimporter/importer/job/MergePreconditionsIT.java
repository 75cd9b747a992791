package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What ends an import before the first product changes: too little left of the file, or too much
/// of the catalogue missing in it.
class MergePreconditionsIT extends ImporterNodeTest {

    @TempDir private Path folder;

    MergePreconditionsIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @Test
    void tooManyMissingProductsFailTheImportBeforeTheMerge() {
        database.sql("insert into product (sku, name) select 'p' || n, 'x' from generate_series(1, 20) n").update();
        var id = requests.insert(written("sku,price\n" + rows(1, 17)), Map.of("missing", "deactivate"));

        node.runToEnd(id);

        assertThat(requests.status(id).message()).isEqualTo("Too many products would be deactivated");
        assertThat(requests.status(id).detail()).startsWith("The file does not mention 3 of 20");
        assertThat(inactive()).isZero();
        assertThat(requests.chunksDone(id, "merge")).isZero();
    }

    private long inactive() {
        return database.sql("select count(*) from product where not active").query(Long.class).single();
    }

    @ParameterizedTest
    @CsvSource({"1, failed", "2, completed", "19.9%, failed", "20%, completed"})
    void tooManyRejectedRowsFailTheImport(String limit, String state) {
        var id = requests.insert(written("sku,price\n" + rows(1, 8) + "a,x\nb,x\n"), Map.of("max_rejected", limit));

        node.runToEnd(id);

        assertThat(requests.state(id).text()).isEqualTo(state);
        assertThat(check.catalogue()).hasSize(state.equals("completed") ? 8 : 0);
    }

    @Test
    void aFileWithoutAnyValidRowFails() {
        var id = requests.insert(written("sku,price\na,x\n,1\n"));

        node.runToEnd(id);

        assertThat(requests.status(id).message()).isEqualTo("No valid rows");
        assertThat(requests.status(id).detail()).isEqualTo(
                "All 2 rows were rejected; most often: bad_number (1), missing_sku (1). Nothing was merged.");
    }

    /// There is no SKU from which buckets could be chosen.
    @Test
    void aLargeFileWithoutAnySkuFails() {
        var row = ",%s\n".formatted("no SKU ".repeat(30));
        var id = requests.insert(written("sku,name\n" + row.repeat(22_000)));

        assertThat(node.runToEnd(id)).isEqualTo(1);

        assertThat(requests.status(id).message()).isEqualTo("No valid rows");
    }

    @Test
    void aFileWithNothingButAHeaderCompletes() {
        var id = requests.insert(written("sku,name\n"));

        node.runToEnd(id);

        assertThat(requests.status(id))
                .isEqualTo(new ImportRequests.Status(ImportState.COMPLETED, "the file has no rows", null, 1));
        assertThat(requests.percent(id)).isEqualTo(100);
        check.leavesNoLitter();
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "p" + n + ",1\n").collect(Collectors.joining());
    }

    private Path written(String text) {
        try {
            return Files.writeString(folder.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
