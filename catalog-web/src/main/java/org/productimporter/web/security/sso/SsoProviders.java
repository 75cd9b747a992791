package org.productimporter.web.security.sso;

import java.util.List;
import java.util.stream.StreamSupport;
import org.productimporter.web.security.NoScopeRequired;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Component;

/// The configured OpenID Connect providers, for the sign-in page. None by default.
@Component
@NoScopeRequired("the sign-in page shows the providers")
public class SsoProviders {

    /// One provider.
    ///
    /// @param name shown to users
    /// @param path that starts the sign-in
    public record Provider(String name, String path) {}

    private final ObjectProvider<InMemoryClientRegistrationRepository> registrations;

    SsoProviders(ObjectProvider<InMemoryClientRegistrationRepository> registrations) {
        this.registrations = registrations;
    }

    /// All providers; empty when users sign in by password only.
    public List<Provider> all() {
        return registrations.stream()
                .flatMap(known -> StreamSupport.stream(known.spliterator(), false))
                .map(SsoProviders::provider)
                .toList();
    }

    private static Provider provider(ClientRegistration registration) {
        return new Provider(registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId());
    }
}
