package org.productimporter.db.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestContextAnnotationUtils;

/// The databases that belong to one test class of this JVM. Nested classes use the database of the outermost class.
final class TestDatabases {

    private static final Map<Class<?>, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    private TestDatabases() {}

    static boolean isShared(Class<?> testClass) {
        var annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, OnPostgres.class);
        return annotation != null && annotation.shared();
    }

    static TestDatabase of(Class<?> testClass) {
        return DATABASES.computeIfAbsent(outermost(testClass), owner -> TestServer.ofThisJvm().newDatabase(owner));
    }

    /// Drops the database, unless a cached Spring context still uses it.
    static void release(Class<?> testClass) {
        var database = DATABASES.remove(testClass);
        if (database != null) {
            database.close();
            if (!TestContextAnnotationUtils.hasAnnotation(testClass, BootstrapWith.class)) {
                TestServer.ofThisJvm().drop(database);
            }
        }
    }

    static Class<?> outermost(Class<?> testClass) {
        var enclosing = testClass.getEnclosingClass();
        return enclosing == null ? testClass : outermost(enclosing);
    }
}
