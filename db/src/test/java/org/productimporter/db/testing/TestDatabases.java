package org.productimporter.db.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestContextAnnotationUtils;

/// The databases of the test classes of this JVM; nested classes share the outermost one's.
final class TestDatabases {

    private static final Map<Class<?>, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    private TestDatabases() {}

    static TestDatabase of(Class<?> testClass) {
        return DATABASES.computeIfAbsent(outermost(testClass), owner -> TestServer.ofThisJvm().newDatabase(owner));
    }

    /// A Spring context lives on in its cache, with threads that use the database: then it stays
    /// until the server stops.
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
