package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ConsoleUsers;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.test.context.TestPropertySource;

@ViewTest
@WithAnonymousUser
@TestPropertySource(properties = {"spring.security.oauth2.client.registration.office.client-id=importer",
        "spring.security.oauth2.client.registration.office.client-name=The office",
        "spring.security.oauth2.client.registration.office.scope=openid",
        "spring.security.oauth2.client.registration.office.authorization-grant-type=authorization_code",
        "spring.security.oauth2.client.registration.office.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
        "spring.security.oauth2.client.provider.office.authorization-uri=http://localhost:1/ask",
        "spring.security.oauth2.client.provider.office.token-uri=http://localhost:1/token",
        "spring.security.oauth2.client.provider.office.jwk-set-uri=http://localhost:1/keys"})
class LoginViewIT extends BrowserlessViewTest {

    @Autowired private UserService users;

    /// A server without users leads to its setup instead.
    @BeforeEach
    void users() {
        ConsoleUsers.create(users);
    }

    @Test
    void aProviderIsOfferedBesideThePassword() {
        UI.getCurrent().navigate("login");

        var link = find(Anchor.class).single();
        assertThat(link.getText()).isEqualTo("Sign in with The office");
        assertThat(link.getHref()).isEqualTo("/oauth2/authorization/office");
        assertThat(link.isRouterIgnore()).isTrue();
    }
}
