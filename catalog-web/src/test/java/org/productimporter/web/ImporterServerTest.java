package org.productimporter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/// A server with an importer. The classes with this annotation share it.
@WebServerTest
@TestPropertySource(properties = {"product.importer.roles=web,importer",
        // For the log of the import: logging starts before OwnDataFolder sets the property.
        "product.importer.data=target/importer-server-it", "product.importer.products.read-timeout=1ms"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ImporterServerTest {}
