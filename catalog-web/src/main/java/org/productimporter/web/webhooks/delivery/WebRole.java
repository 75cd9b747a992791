package org.productimporter.web.webhooks.delivery;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether this node sends webhooks: `product.importer.roles` holds `web`, as it does by default.
class WebRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("product.importer.roles", Bindable.setOf(String.class))
                .orElse(Set.of("web", "importer"))
                .contains("web");
    }
}
