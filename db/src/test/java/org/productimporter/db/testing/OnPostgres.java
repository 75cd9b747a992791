package org.productimporter.db.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the test class its own PostgreSQL 18 database with the current schema.
///
/// One server runs per JVM; its start takes about two seconds. Each class gets a clone of a migrated template (about 0.1
/// seconds), which its methods and nested classes share. The time zone of server and sessions is Pacific/Auckland, so
/// that a test that works only in the time zone of the JVM fails.
///
/// Constructors and methods can have parameters of the types `DataSource`, `JdbcClient` and [TestDatabase]:
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
/// With `@SpringBootTest`, `spring.datasource.url`, `.username` and `.password` connect the pool of the application to the
/// database, with the settings of production.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PostgresExtension.class)
public @interface OnPostgres {}
