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

/// Starts the whole server, importer and all, on a free port with a database and data folder of
/// its own, and a browser. Methods ask for a [ConsolePage], which is signed in as
/// [ConsoleUsers#EDITOR], unless [SignedInAs] or [NotSignedIn] says otherwise.
@OnPostgres
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"product.importer.drop.watch=false", "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@ExtendWith(ConsoleBrowser.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BrowserTest {}
