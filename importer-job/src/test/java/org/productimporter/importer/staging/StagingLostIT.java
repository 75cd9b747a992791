package org.productimporter.importer.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL empties UNLOGGED tables when it starts after a crash. In the middle of the merge
/// that would be the loss of all rows not yet merged, if nobody noticed.
@OnPostgres
class StagingLostIT {

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    @TempDir private Path folder;

    StagingLostIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @Test
    void isStagedAgainAndNeitherResultNorProgressSuffers() {
        var file = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));
        var expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));
        var id = requests.insert(file);
        var shown = new ArrayList<Double>();
        var losses = new AtomicInteger();
        try (var node = ImporterNode.byHand(server, "node")) {
            node.pool().watch(sql -> {
                look(id, shown);
                if (ImportRequests.isClaim(sql) && requests.chunksDone(id, "merge") > 0
                        && losses.getAndIncrement() == 0) {
                    emptyUnloggedTables(id);
                }
            });

            assertThat(node.runToEnd(id)).isEqualTo(2);
        }
        new CatalogueCheck(database).completed(id, expected);
        assertThat(losses.get()).isPositive();
        assertThat(shown).isSorted().hasSizeGreaterThan(100);
        assertThat(requests.percent(id)).isEqualTo(100);
    }

    /// One thread after the other, or a late one would note what was true before.
    private synchronized void look(ImportId id, List<Double> shown) {
        shown.add(requests.percent(id));
    }

    /// As the server does for a whole cluster.
    private void emptyUnloggedTables(ImportId id) {
        List<String> tables = database.sql("""
                select relname
                from pg_class
                where relnamespace = 'staging'::regnamespace
                and relpersistence = 'u'
                and relkind = 'r'
                """).query((row, _) -> row.getString(1)).list();
        assertThat(tables).contains("import_" + id + "_marker");
        database.sql("truncate staging.\"" + String.join("\", staging.\"", tables) + "\"").update();
    }
}
