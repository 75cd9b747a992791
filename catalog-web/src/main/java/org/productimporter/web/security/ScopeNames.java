package org.productimporter.web.security;

/// The texts of the scopes as constants, for `@RolesAllowed` of views.
public final class ScopeNames {

    public static final String PRODUCTS_READ = "products:read";
    public static final String PRODUCTS_WRITE = "products:write";
    public static final String IMPORTS_READ = "imports:read";
    public static final String IMPORTS_WRITE = "imports:write";
    public static final String WEBHOOKS_MANAGE = "webhooks:manage";
    public static final String METRICS_READ = "metrics:read";
    public static final String ADMIN = "admin";

    private ScopeNames() {}
}
