package org.productimporter.db.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the test class a PostgreSQL 18 database with the current schema.
///
/// One server runs per JVM. The first class starts it, which takes about two seconds. Each class gets a clone of a
/// migrated template, which takes about a tenth of a second. Its methods and nested classes share the clone. The server
/// and its sessions use the time zone Pacific/Auckland, so that a test that depends on the zone of the JVM fails.
///
/// Constructors and methods may have parameters of the types `DataSource`, `JdbcClient` and [TestDatabase]:
///
/// ```java
/// @OnPostgres
/// class ImportRepositoryIT {
///     private final ImportRepository imports;
///
///     ImportRepositoryIT(JdbcClient database) {
///         imports = new ImportRepository(database);
///     }
/// }
/// ```
///
/// With `@SpringBootTest`, the connection pool of the application uses the database: the properties
/// `spring.datasource.url`, `.username` and `.password` are set, all others are those of production.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PostgresExtension.class)
public @interface OnPostgres {

    /// Whether classes with the same Spring configuration share one application context and one database. Before each
    /// class, all tables get the rows that they had after the start of the context. Sequences, files and values in
    /// memory stay as the class before left them.
    boolean shared() default false;
}
