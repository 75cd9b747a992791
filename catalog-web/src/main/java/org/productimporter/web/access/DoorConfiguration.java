package org.productimporter.web.access;

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

/// Puts the rules of [Needs] before the methods that carry them.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(proxyTargetClass = true)
class DoorConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationManagerBeforeMethodInterceptor needs(ApplicationEventPublisher events) {
        var guard =
                new AuthorizationManagerBeforeMethodInterceptor(
                        AnnotationMatchingPointcut.forMethodAnnotation(Needs.class), new Rule());
        guard.setAuthorizationEventPublisher(new SpringAuthorizationEventPublisher(events));
        return guard;
    }

    /// Tells who was refused what; the audit log listens.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /// A view's `@RolesAllowed("products:write")` asks for the same authority as a method's
    /// `@Needs(Scope.PRODUCTS_WRITE)`.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GrantedAuthorityDefaults scopesAreRoles() {
        return new GrantedAuthorityDefaults(Scope.PREFIX);
    }

    private static final class Rule implements AuthorizationManager<MethodInvocation> {

        @Override
        public AuthorizationDecision authorize(
                Supplier<? extends @Nullable Authentication> caller, MethodInvocation call) {
            var needs = AnnotationUtils.findAnnotation(call.getMethod(), Needs.class);
            var authentication = caller.get();
            return new AuthorizationDecision(
                    needs != null
                            && authentication != null
                            && authentication.isAuthenticated()
                            && holds(authentication, needs.value()));
        }

        private static boolean holds(Authentication authentication, Scope scope) {
            return authentication.getAuthorities().stream()
                    .anyMatch(held -> scope.authority().equals(held.getAuthority()));
        }
    }
}
