package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.OwnDataFolder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// Starts the server with the importer on a free port, with its own database and data folder, and a browser. Test methods
/// take a [ConsolePage], which is signed in as [ConsoleUsers#EDITOR] unless it has [SignedInAs] or [NotSignedIn].
@OnPostgres
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"product.importer.drop.watch=false", "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@ExtendWith(ConsoleBrowser.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BrowserTest {}
