package org.productimporter.web.webhooks.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.productimporter.web.WebServerTest;
import org.springframework.test.context.TestPropertySource;

/// A server that may send messages to this machine by plain HTTP, with a timeout of two seconds.
@WebServerTest
@TestPropertySource(properties = {"product.importer.webhooks.allow-http=true",
        "product.importer.webhooks.ports=1-65535", "product.importer.webhooks.allowed-internal=127.0.0.1",
        "product.importer.webhooks.connect-timeout=1s", "product.importer.webhooks.deadline=2s"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookServerTest {}
