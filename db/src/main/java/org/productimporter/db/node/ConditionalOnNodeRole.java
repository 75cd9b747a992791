package org.productimporter.db.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/// Registers a bean or a configuration only on nodes with the role.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(NodeRoleCondition.class)
public @interface ConditionalOnNodeRole {

    NodeRole value();
}
