package org.productimporter.web.security.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.setup.SetupService;
import org.productimporter.web.security.sso.SsoProviders;
import org.productimporter.web.security.users.TooManyAttemptsException;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.WebAttributes;

/// The sign-in page.
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Product Importer")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final SetupService setup;
    private final LoginForm form = new LoginForm();

    LoginView(SetupService setup, SsoProviders providers) {
        this.setup = setup;
        addClassName("login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var card = new Div(new H1("Product Importer"), Texts.secondary("Sign in to continue"), form);
        card.addClassName("card");
        providers.all().stream().map(LoginView::link).forEach(card::add);
        add(card);
    }

    /// The browser leaves the console for the provider, so the router must ignore the link.
    private static Anchor link(SsoProviders.Provider provider) {
        var link = new Anchor(provider.path(), "Sign in with " + provider.name());
        link.setRouterIgnore(true);
        link.addClassName("as-button");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (setup.isOpen()) {
            event.forwardTo(SetupView.class);
            return;
        }
        var query = event.getLocation().getQueryParameters();
        form.setI18n(words(refusal()));
        form.setError(query.getSingleParameter("error").isPresent());
    }

    /// Spring Security keeps the reason of a refusal in the session.
    private static @Nullable Object refusal() {
        var session = VaadinSession.getCurrent();
        return session == null || session.getSession() == null ? null
                : session.getSession().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
    }

    private static LoginI18n words(@Nullable Object refusal) {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername("Name");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle("Couldn't sign in");
        words.getErrorMessage().setMessage(why(refusal));
        return words;
    }

    /// The reason of a refusal; does not reveal whether the user exists.
    static String why(@Nullable Object refusal) {
        return switch (refusal) {
            case TooManyAttemptsException locked -> "Too many attempts. Wait "
                    + Numbers.seconds(locked.retryAfterSeconds()) + ", then try again.";
            case OAuth2AuthenticationException _ -> "Your provider refused the sign-in or assigns no role for this server. Try again, or ask an administrator.";
            case null,
                    default -> "Name or password is wrong, or the account is disabled. Check both, or ask an administrator.";
        };
    }
}
