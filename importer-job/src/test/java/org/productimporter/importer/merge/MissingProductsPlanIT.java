package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.SqlFile;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.staging.StagingTableNames;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `missing=deactivate` compares a short file with a large catalogue by joins, not by a query for each product, which took
/// minutes for two million products.
@OnPostgres
class MissingProductsPlanIT {

    private static final String CATALOGUE = """
            insert into product (sku, name)
            select 'old-' || i, 'Product ' || i
            from generate_series(1, 20000) as i
            """;

    private final JdbcClient database;
    private final ImportRequests requests;
    @TempDir private Path folder;

    MissingProductsPlanIT(JdbcClient database) {
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @Test
    void comparesByAntiJoins(TestDatabase server) throws IOException {
        var tables = new StagingTableNames(refused(server));
        var sql = tables.in(SqlFile.read(MissingProducts.class, "count-missing.sql"));

        var plan = String.join("\n", database.sql("explain " + sql).query(String.class).list());

        assertThat(plan).contains("Anti Join").doesNotContain("SubPlan");
    }

    /// Returns an import that ended after staging because it would deactivate too much; its staging tables are kept.
    private ImportId refused(TestDatabase server) throws IOException {
        requests.clear();
        database.sql(CATALOGUE).update();
        database.sql("analyze product").update();
        var file = Files.writeString(folder.resolve("short.csv"), "sku,name\nold-1,Product 1\nold-2,Product 2\n");
        try (var node = ImporterNode.byHand(server, "node")) {
            var id = requests.insert(file, Map.of("missing", "deactivate"));
            node.runToEnd(id);
            var status = requests.status(id);
            assertThat(status.state()).isEqualTo(ImportState.FAILED);
            assertThat(status.detail()).contains("19,998", "20,000");
            return id;
        }
    }
}
