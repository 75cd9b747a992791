package org.productimporter.db.node;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The condition of [ConditionalOnNodeRole].
class NodeRoleCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var role = metadata.getAnnotations().get(ConditionalOnNodeRole.class).getEnum("value", NodeRole.class);
        return NodeProperties.of(context.getEnvironment()).roles().contains(role);
    }
}
