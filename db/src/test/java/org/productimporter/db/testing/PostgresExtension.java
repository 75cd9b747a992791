package org.productimporter.db.testing;

import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Passes the database of the test class to its constructors and methods.
class PostgresExtension implements ParameterResolver, BeforeAllCallback, AfterAllCallback {

    // The limit ends a wait for a condition that never becomes true. It allows for a slow machine.
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        if (testClass.getEnclosingClass() == null && TestDatabases.isShared(testClass)) {
            database(context).restore();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return (type == TestDatabase.class || type == DataSource.class || type == JdbcClient.class)
                && !parameter.isAnnotated(Autowired.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var database = database(context);
        var type = parameter.getParameter().getType();
        if (type == TestDatabase.class) {
            return database;
        }
        return type == DataSource.class ? database.dataSource() : JdbcClient.create(database.dataSource());
    }

    private static TestDatabase database(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        return TestDatabases.isShared(testClass)
                ? SpringExtension.getApplicationContext(context).getBean(TestDatabase.class)
                : TestDatabases.of(testClass);
    }

    /// A nested class shares the database of its enclosing class, which is not finished yet.
    @Override
    public void afterAll(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        if (testClass.getEnclosingClass() != null) {
            return;
        }
        if (TestDatabases.isShared(testClass)) {
            database(context).closeIdleConnections();
        } else {
            TestDatabases.release(testClass);
        }
    }
}
