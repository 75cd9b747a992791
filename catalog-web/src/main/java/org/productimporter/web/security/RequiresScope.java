package org.productimporter.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Restricts a public method of a bean to callers with this scope, whether they come by REST or by the console. Other callers
/// get an `AccessDeniedException`. Tasks of the server call such a method as [ServerTask].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {
    Scope value();
}
