package org.productimporter.importer;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether this node imports: `product.importer.roles` holds `importer`, as it does by default.
class ImporterRole implements Condition {

    static boolean isOn(Environment environment) {
        return Binder.get(environment)
                .bind("product.importer.roles", Bindable.setOf(String.class))
                .orElse(Set.of("web", "importer"))
                .stream()
                .anyMatch("importer"::equalsIgnoreCase);
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isOn(context.getEnvironment());
    }
}
