package org.productimporter.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Restricts a public method of a bean to callers with this scope, for REST and the console alike, whose rights have not ended
/// since they authenticated. Other callers get an `AccessDeniedException`. Background tasks call such a method as a
/// [SystemActor].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority(T(org.productimporter.web.security.Scope).{value}.authority())"
        + " and @rights.areCurrent(authentication)")
public @interface RequiresScope {

    Scope value();
}
