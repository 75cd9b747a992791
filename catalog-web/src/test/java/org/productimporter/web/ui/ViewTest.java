package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.OwnDataFolder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// Makes the server without its network and importer, for pages that are looked at without a
/// browser. The class extends [BrowserlessViewTest] and says who looks with [AsEditor] or
/// [AsViewer].
@OnPostgres
@SpringBootTest(properties = {"product.importer.roles=web", "product.importer.drop.watch=false",
        "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ViewTest {}
