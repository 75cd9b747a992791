package org.productimporter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.db.testing.OnPostgres;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// Starts the server without an importer on a free port. Tests write what an importer would have written.
///
/// Classes with the same properties and beans share one server, its data folder and its database, whose rows are
/// restored before each class. A class that needs a new server has the annotation `@OnPostgres`, too.
@OnPostgres(shared = true)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"product.importer.roles=web", "product.importer.upload.max-size=1MB",
                "product.importer.upload.reserve=1MB", "product.importer.drop.watch=false",
                // All tests send from one address.
                "product.importer.limits.bad-tokens-per-minute=1000000",
                "product.importer.limits.sign-ins-per-minute=1000000",
                "product.importer.limits.setups-per-minute=1000000", "product.importer.http.anonymous-sessions=1000000",
                "product.importer.http.anonymous-sessions-per-address=1000000"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@ExtendWith(SecurityContextStrategy.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebServerTest {}
