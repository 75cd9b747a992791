package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.OwnDataFolder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// Starts the server without network and importer, for tests of views without a browser. The test class extends
/// [BrowserlessViewTest] and has [AsEditor] or another annotation with a user.
@OnPostgres
@SpringBootTest(properties = {"product.importer.roles=web", "product.importer.drop.watch=false",
        "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ViewTest {}
