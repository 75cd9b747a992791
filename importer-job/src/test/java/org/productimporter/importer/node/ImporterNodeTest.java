package org.productimporter.importer.node;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.testing.CatalogueCheck;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests with one node that does what the test tells it to, on a database without imports and
/// products before each test.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
abstract class ImporterNodeTest {

    final JdbcClient database;
    final ImportRequests requests;
    final CatalogueCheck check;
    private final TestDatabase server;
    ImporterNode node;

    ImporterNodeTest(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
        this.check = new CatalogueCheck(database);
    }

    @BeforeAll
    void startNode() {
        node = ImporterNode.byHand(server, "node");
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
}
