package org.productimporter.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares that a public method of a bean, or all of them, needs no scope. A method with neither this annotation nor
/// [RequiresScope] fails the architecture test.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoScopeRequired {
    /// Why no scope is needed.
    String value();
}
