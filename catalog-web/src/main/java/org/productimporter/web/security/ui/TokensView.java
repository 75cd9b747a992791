package org.productimporter.web.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.security.tokens.TokenService;
import org.productimporter.web.security.tokens.TokenService.Token;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Lists, creates and revokes API tokens.
@Route("tokens")
@Menu(order = 21, title = "API tokens")
@PageTitle("API tokens · Product Importer")
@RolesAllowed(ScopeNames.ADMIN)
class TokensView extends Main {

    private final TokenService tokens;
    private final Times times;
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final DataTable<Token> table;
    private final EmptyState nothing = new EmptyState("No tokens yet", "Programs need a token to call the REST API.");

    TokensView(TokenService tokens, UserService users, AuthenticationContext signedIn, Clock clock) {
        this.tokens = tokens;
        this.times = Times.ofBrowser(clock);
        this.table = table();
        var dialog = new NewTokenDialog(tokens, times, this::show);
        var create =
                new Button("New token", event -> dialog.open(users.list(), signedIn.getPrincipalName().orElse("")));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader("API tokens").subtitle("Programs authenticate to the REST API with a token").actions(create),
                new Card(problem, table, nothing));
        show();
    }

    private DataTable<Token> table() {
        return new DataTable<Token>("API tokens", Token::id).column("Name", Kind.FIXED, TokensView::name)
                .column("Scopes", Kind.FIXED, token -> new Span(String.join(", ", token.scopes())))
                .column("Owner", Kind.FIXED, token -> new Span(orDash(token.owner())))
                .column("Last used", Kind.FIXED, token -> when(token.lastUsedAt(), "Never"))
                .column("State", Kind.FIXED, this::state)
                .column("Actions", Kind.FIXED, this::actions);
    }

    private void show() {
        problem.clear();
        var all = tokens.list();
        table.setItems(all);
        table.setVisible(!all.isEmpty());
        nothing.setVisible(all.isEmpty());
    }

    private static Component name(Token token) {
        return Texts.stack(Texts.strong(token.name()), Texts.secondary(token.id()));
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private Span when(@Nullable Instant time, String otherwise) {
        return new Span(time == null ? otherwise : times.when(time));
    }

    private Component state(Token token) {
        var expires = token.expiresAt();
        if (token.revokedAt() != null) {
            return Texts.stack(new Badge(Severity.NEUTRAL, "Revoked"), Texts.secondary(times.when(token.revokedAt())));
        }
        if (expires != null && !expires.isAfter(times.now())) {
            return Texts.stack(new Badge(Severity.NEUTRAL, "Expired"), Texts.secondary(times.when(expires)));
        }
        return Texts.stack(new Badge(Severity.SUCCESS, "Active"),
                Texts.secondary(expires == null ? "Never expires" : "Expires " + times.when(expires)));
    }

    private Component actions(Token token) {
        var actions = new Div();
        actions.addClassName("row-actions");
        if (token.revokedAt() == null) {
            var revoke = new Button("Revoke", event -> revoke(token));
            revoke.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            revoke.setAriaLabel("Revoke: " + token.name());
            actions.add(revoke);
        }
        return actions;
    }

    private void revoke(Token token) {
        ConfirmationDialog.open("Revoke " + token.name() + "?",
                "Programs with this token lose access immediately. Cannot be undone.", "Revoke", () -> {
                    if (problem.run(() -> tokens.revoke(token.id()))) {
                        show();
                        Toasts.success("Token " + token.name() + " revoked");
                    }
                });
    }
}
