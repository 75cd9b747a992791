package org.productimporter.db.testing;

import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Hands the database of the test class to its constructors and methods.
class PostgresExtension implements ParameterResolver, AfterAllCallback {

    // A wait ends when its fact is there. The limit is for what never comes, not for a slow machine.
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return (type == TestDatabase.class || type == DataSource.class || type == JdbcClient.class)
                && !parameter.isAnnotated(Autowired.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var database = TestDatabases.of(context.getRequiredTestClass());
        var type = parameter.getParameter().getType();
        if (type == TestDatabase.class) {
            return database;
        }
        return type == DataSource.class ? database.dataSource() : JdbcClient.create(database.dataSource());
    }

    /// A nested class shares the database of the class around it, which is not finished yet.
    @Override
    public void afterAll(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        if (testClass.getEnclosingClass() == null) {
            TestDatabases.release(testClass);
        }
    }
}
