package org.productimporter.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A public method of a bean, or all of them, that asks for no scope, and why that is right. A
/// method with neither this nor [Needs] fails the architecture test.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /// The reason.
    String value();
}
