package org.productimporter.web.security;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;

/// Enforces [RequiresScope].
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(proxyTargetClass = true)
class MethodSecurityConfiguration {

    /// Replaces `{value}` in the expression of [RequiresScope] by the scope.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    /// Publishes denied accesses; the audit log listens.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /// Lets `@RolesAllowed("products:write")` of a view require the same authority as `@RequiresScope(Scope.PRODUCTS_WRITE)` of a
    /// method.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GrantedAuthorityDefaults scopesAreRoles() {
        return new GrantedAuthorityDefaults(Scope.PREFIX);
    }
}
