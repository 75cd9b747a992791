package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithMockUser;

/// Signs in an administrator for a [ViewTest]; see [AsEditor].
@WithMockUser(username = ConsoleUsers.ADMIN,
        authorities = {"SCOPE_products:read", "SCOPE_imports:read", "SCOPE_admin", "ROLE_products:read",
                "ROLE_imports:read", "ROLE_admin"})
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsAdmin {}
