package org.productimporter.db.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the test class a PostgreSQL 18 database of its own with the current schema.
///
/// One server runs per JVM (started by the first class, about two seconds); each class gets a
/// clone of a migrated template (about a tenth of a second), shared by its methods and nested
/// classes. The server's time zone is Pacific/Auckland and so is that of each session: a test
/// that only works in the JVM's zone fails.
///
/// Constructors and methods may ask for a `DataSource`, a `JdbcClient` or the [TestDatabase]:
///
/// ```java
/// @OnPostgres
/// class ImportsIT {
///     private final Imports imports;
///
///     ImportsIT(JdbcClient database) {
///         imports = new Imports(database);
///     }
/// }
/// ```
///
/// With `@SpringBootTest` the application's own pool is pointed at the database by
/// `spring.datasource.url`, `.username` and `.password`, with the settings of production; nothing
/// else is needed. Beans are then injected as usual, and a [TestDatabase] parameter still works.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PostgresExtension.class)
public @interface OnPostgres {}
