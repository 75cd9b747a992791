package org.productimporter.db.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestContextAnnotationUtils;

/// The databases of the test classes of this JVM. Nested classes share the database of the outermost class.
final class TestDatabases {

    private static final Map<Class<?>, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    private TestDatabases() {}

    static TestDatabase of(Class<?> testClass) {
        return DATABASES.computeIfAbsent(outermost(testClass), owner -> TestServer.ofThisJvm().newDatabase(owner));
    }

    /// Closes and drops the database, unless a cached Spring context still uses it.
    static void release(Class<?> testClass) {
        var database = DATABASES.remove(testClass);
        if (database != null) {
            database.close();
            if (!TestContextAnnotationUtils.hasAnnotation(testClass, BootstrapWith.class)) {
                TestServer.ofThisJvm().drop(database);
            }
        }
    }

    private static Class<?> outermost(Class<?> testClass) {
        var enclosing = testClass.getEnclosingClass();
        return enclosing == null ? testClass : outermost(enclosing);
    }
}
