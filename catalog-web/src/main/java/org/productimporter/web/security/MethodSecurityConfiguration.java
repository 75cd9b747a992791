package org.productimporter.web.security;

import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.Authentication;

/// Enforces [RequiresScope].
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(proxyTargetClass = true)
class MethodSecurityConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationManagerBeforeMethodInterceptor requiresScope(ApplicationEventPublisher events) {
        var guard = new AuthorizationManagerBeforeMethodInterceptor(
                AnnotationMatchingPointcut.forMethodAnnotation(RequiresScope.class), new ScopeAuthorization());
        guard.setAuthorizationEventPublisher(new SpringAuthorizationEventPublisher(events));
        return guard;
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

    private static final class ScopeAuthorization implements AuthorizationManager<MethodInvocation> {

        @Override
        public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> caller,
                MethodInvocation call) {
            var required = AnnotationUtils.findAnnotation(call.getMethod(), RequiresScope.class);
            var authentication = caller.get();
            return new AuthorizationDecision(required != null && authentication != null
                    && authentication.isAuthenticated() && holds(authentication, required.value()));
        }

        private static boolean holds(Authentication authentication, Scope scope) {
            return authentication.getAuthorities()
                    .stream()
                    .anyMatch(held -> scope.authority().equals(held.getAuthority()));
        }
    }
}
