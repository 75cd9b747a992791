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
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.ProblemLine;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.security.users.UserService.User;

/// Lists, creates, updates and deletes users.
@Route("users")
@Menu(order = 20, title = "Users")
@PageTitle("Users · Product Importer")
@RolesAllowed(Rights.ADMIN)
class UsersView extends Main {

    private final UserService users;
    private final Times times;
    private final UserDialogs dialogs;
    private final ProblemLine problem = new ProblemLine();
    private final DataTable<User> table;

    UsersView(UserService users, Clock clock) {
        this.users = users;
        this.times = Times.ofBrowser(clock);
        this.dialogs = new UserDialogs(users, this::show);
        this.table = table();
        var create = new Button("New user", event -> dialogs.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHead("Users").lead("Accounts that can sign in to this server").actions(create),
                new Card(problem, table));
        show();
    }

    private DataTable<User> table() {
        return new DataTable<User>("Users", User::id)
                .column("Name", Kind.FIXED, this::name)
                .column("Role", Kind.FIXED, user -> new Span(RoleLabels.name(user.role())))
                .column("State", Kind.FIXED, UsersView::state)
                .column("Last sign-in", Kind.FIXED, this::lastSignIn)
                .column("Actions", Kind.FIXED, this::actions);
    }

    private void show() {
        problem.clear();
        table.show(users.list());
    }

    private Component name(User user) {
        return Text.stack(
                Text.strong(user.name()), Text.quiet("Created " + times.when(user.createdAt())));
    }

    private static Component state(User user) {
        return user.enabled() ? new Badge(Tone.GOOD, "Active") : new Badge(Tone.QUIET, "Disabled");
    }

    private Component lastSignIn(User user) {
        var last = user.lastSignInAt();
        var when = new Span(last == null ? "Never" : times.when(last));
        return user.failedAttempts() == 0
                ? when
                : Text.stack(
                        when,
                        Text.quiet(
                                Numbers.count(
                                        user.failedAttempts(),
                                        "failed attempt since",
                                        "failed attempts since")));
    }

    private Component actions(User user) {
        var actions =
                new Div(
                        action("Edit", user, () -> dialogs.edit(user)),
                        action("Set password", user, () -> dialogs.setPassword(user)),
                        action("Delete", user, () -> delete(user)));
        actions.addClassName("row-actions");
        return actions;
    }

    private static Button action(String words, User user, Runnable action) {
        var button = new Button(words, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(words + ": " + user.name());
        return button;
    }

    private void delete(User user) {
        Ask.before(
                "Delete " + user.name() + "?",
                "This ends all sessions of the user and revokes the user's tokens. The audit log keeps its entries.",
                "Delete",
                () -> {
                    if (problem.attempt(() -> users.delete(user.id()))) {
                        show();
                        Toast.done("User " + user.name() + " deleted");
                    }
                });
    }
}
