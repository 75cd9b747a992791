package org.productimporter.web.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithMockUser;

/// Signs in an operator for a [ViewTest]; see [AsEditor].
@WithMockUser(username = "operator",
        authorities = {"SCOPE_products:read", "SCOPE_imports:read", "SCOPE_imports:write", "SCOPE_webhooks:manage",
                "SCOPE_metrics:read", "ROLE_products:read", "ROLE_imports:read", "ROLE_imports:write",
                "ROLE_webhooks:manage", "ROLE_metrics:read"})
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsOperator {}
