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
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.security.users.UserService.User;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Lists, creates, updates and deletes users.
@Route("users")
@Menu(order = 20, title = "Users")
@PageTitle("Users · Product Importer")
@RolesAllowed(ScopeNames.ADMIN)
class UsersView extends Main {

    private final UserService users;
    private final Times times;
    private final UserDialogs dialogs;
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final DataTable<User> table;

    UsersView(UserService users, Clock clock) {
        this.users = users;
        this.times = Times.ofBrowser(clock);
        this.dialogs = new UserDialogs(users, this::refresh);
        this.table = table();
        var create = new Button("New user", event -> dialogs.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader("Users").subtitle("Accounts that can sign in to this server").actions(create),
                new Card(error, table));
        refresh();
    }

    private DataTable<User> table() {
        return new DataTable<User>("Users", User::id).column("Name", Kind.FIXED, this::name)
                .column("Role", Kind.FIXED, user -> new Span(RoleLabels.name(user.role())))
                .column("State", Kind.FIXED, UsersView::state)
                .column("Last sign-in", Kind.FIXED, this::lastSignIn)
                .column("Actions", Kind.FIXED, this::actions);
    }

    private void refresh() {
        error.clear();
        table.setItems(users.list());
    }

    private Component name(User user) {
        return Texts.stack(Texts.strong(user.name()), Texts.secondary("Created " + times.when(user.createdAt())));
    }

    private static Component state(User user) {
        return user.enabled() ? new Badge(Severity.SUCCESS, "Active") : new Badge(Severity.NEUTRAL, "Disabled");
    }

    private Component lastSignIn(User user) {
        var last = user.lastSignInAt();
        var when = new Span(last == null ? "Never" : times.when(last));
        return user.failedAttempts() == 0 ? when
                : Texts.stack(when, Texts.secondary(
                        Numbers.count(user.failedAttempts(), "failed attempt since", "failed attempts since")));
    }

    private Component actions(User user) {
        var actions = new Div(action("Edit", user, () -> dialogs.edit(user)),
                action("Set password", user, () -> dialogs.setPassword(user)),
                action("Delete", user, () -> delete(user)));
        actions.addClassName("row-actions");
        return actions;
    }

    private static Button action(String text, User user, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(text + ": " + user.name());
        return button;
    }

    private void delete(User user) {
        ConfirmationDialog.open("Delete " + user.name() + "?",
                "This ends all sessions of the user and revokes the user's tokens. The audit log keeps its entries.",
                "Delete", () -> {
                    if (error.run(() -> users.delete(user.id()))) {
                        refresh();
                        Toasts.success("User " + user.name() + " deleted");
                    }
                });
    }
}
