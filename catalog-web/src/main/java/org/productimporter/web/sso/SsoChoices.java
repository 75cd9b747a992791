package org.productimporter.web.sso;

import java.util.List;
import java.util.stream.StreamSupport;
import org.productimporter.web.access.Open;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Component;

/// The door for the sign-in page: which providers there are. None are configured by default.
@Component
@Open("shown to whoever wants to sign in")
public class SsoChoices {

    /// One provider.
    ///
    /// @param name to be shown
    /// @param path where the browser goes to sign in by it
    public record Choice(String name, String path) {}

    private final ObjectProvider<InMemoryClientRegistrationRepository> registrations;

    SsoChoices(ObjectProvider<InMemoryClientRegistrationRepository> registrations) {
        this.registrations = registrations;
    }

    /// All providers; empty where people sign in by password only.
    public List<Choice> all() {
        return registrations.stream()
                .flatMap(known -> StreamSupport.stream(known.spliterator(), false))
                .map(SsoChoices::choice)
                .toList();
    }

    private static Choice choice(ClientRegistration registration) {
        return new Choice(
                registration.getClientName(),
                "/oauth2/authorization/" + registration.getRegistrationId());
    }
}
