package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithMockUser;

/// Signs in an editor for a [ViewTest]. Each scope is listed twice, because Vaadin's browserless tests require the prefix
/// `ROLE_` regardless of the configured one.
@WithMockUser(username = ConsoleUsers.EDITOR,
        authorities = {"SCOPE_products:read", "SCOPE_products:write", "SCOPE_imports:read", "SCOPE_imports:write",
                "ROLE_products:read", "ROLE_products:write", "ROLE_imports:read", "ROLE_imports:write"})
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsEditor {}
