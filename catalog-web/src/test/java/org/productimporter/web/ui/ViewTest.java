package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.OwnDataFolder;
import org.productimporter.web.SecurityContextStrategy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// Starts the server without its network and importer, for tests of views without a browser. The class extends
/// [BrowserlessViewTest] and names the user with [AsEditor] or [AsViewer].
///
/// Classes with the same properties and beans share one server, its data folder and its database, whose rows are
/// restored before each class.
@OnPostgres(shared = true)
@SpringBootTest(properties = {"product.importer.roles=web", "product.importer.drop.watch=false",
        "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@ExtendWith(SecurityContextStrategy.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ViewTest {}
