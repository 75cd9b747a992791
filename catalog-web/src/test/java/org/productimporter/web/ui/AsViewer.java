package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithMockUser;

/// Signs in a viewer for a [ViewTest]; see [AsEditor].
@WithMockUser(username = ConsoleUsers.VIEWER,
        authorities = {"SCOPE_products:read", "SCOPE_imports:read", "ROLE_products:read", "ROLE_imports:read"})
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsViewer {}
