package org.productimporter.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A public method of a door that only callers with this scope may call, whether they come by
/// REST or by the console. Others get an `AccessDeniedException`. What the server does by itself
/// calls as [ServerTask], or below the door.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Scope value();
}
