package org.productimporter.web.console;

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
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.people.TooManyAttemptsException;
import org.productimporter.web.setup.Setup;
import org.productimporter.web.sso.SsoChoices;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.WebAttributes;

/// Where people sign in.
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Product Importer")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final Setup setup;
    private final LoginForm form = new LoginForm();

    LoginView(Setup setup, SsoChoices providers) {
        this.setup = setup;
        addClassName("login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var card = new Div(new H1("Product Importer"), Text.quiet("Sign in to go on"), form);
        card.addClassName("card");
        providers.all().stream().map(LoginView::link).forEach(card::add);
        add(card);
    }

    /// Leaves the console for the provider, so the browser itself has to go there.
    private static Anchor link(SsoChoices.Choice provider) {
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

    /// Spring Security leaves in the session why it refused.
    private static @Nullable Object refusal() {
        var session = VaadinSession.getCurrent();
        return session == null || session.getSession() == null
                ? null
                : session.getSession().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
    }

    private static LoginI18n words(@Nullable Object refusal) {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername("Name");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle("That did not work");
        words.getErrorMessage().setMessage(why(refusal));
        return words;
    }

    /// Why somebody was not let in; says nothing about whether there is such a user.
    static String why(@Nullable Object refusal) {
        return switch (refusal) {
            case TooManyAttemptsException locked ->
                    "There were too many attempts. Wait "
                            + Numbers.seconds(locked.retryAfterSeconds())
                            + ", then try again";
            case OAuth2AuthenticationException _ ->
                    "Your provider did not let you in, or gives you no role here. Try again, or ask"
                            + " an administrator";
            case null, default ->
                    "Name or password is wrong, or the account is switched off. Check both, or ask"
                            + " an administrator";
        };
    }
}
