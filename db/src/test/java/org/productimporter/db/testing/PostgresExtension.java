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

/// Resolves the parameters of [OnPostgres] classes.
class PostgresExtension implements ParameterResolver, AfterAllCallback {

    // Only a failure reaches the limit, so it is generous for slow machines.
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

    /// A nested class shares the database of its enclosing class, which still runs.
    @Override
    public void afterAll(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        if (testClass.getEnclosingClass() == null) {
            TestDatabases.release(testClass);
        }
    }
}
