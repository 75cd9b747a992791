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

/// Base of tests with one node without scheduler. The database has no imports and products before each test.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ImporterNodeTest {

    protected final JdbcClient database;
    protected final ImportRequests requests;
    protected final CatalogueCheck check;
    private final TestDatabase server;
    protected ImporterNode node;

    protected ImporterNodeTest(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
        this.check = new CatalogueCheck(database);
    }

    @BeforeAll
    public void startNode() {
        node = ImporterNode.byHand(server, "node");
    }

    @BeforeEach
    public void clear() {
        requests.clear();
        node.pool().recover();
    }

    @AfterAll
    public void stopNode() {
        node.close();
    }
}
