package org.productimporter.web;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Installs the strategy of the server of a test class in [SecurityContextHolder], whose strategy is static: the server
/// that was started last has replaced it.
public final class SecurityContextStrategy implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        var server = SpringExtension.getApplicationContext(context);
        SecurityContextHolder.setContextHolderStrategy(server.getBean(SecurityContextHolderStrategy.class));
    }
}
