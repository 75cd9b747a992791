package org.productimporter.web.console.people;

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
import org.productimporter.web.people.Users;
import org.productimporter.web.people.Users.User;

/// All users: who they are, what they may do, and when they were last here.
@Route("people")
@Menu(order = 20, title = "People")
@PageTitle("People · Product Importer")
@RolesAllowed(Rights.ADMIN)
class PeopleView extends Main {

    private final Users users;
    private final Times times;
    private final UserDialogs dialogs;
    private final ProblemLine problem = new ProblemLine();
    private final DataTable<User> table;

    PeopleView(Users users, Clock clock) {
        this.users = users;
        this.times = Times.ofBrowser(clock);
        this.dialogs = new UserDialogs(users, this::show);
        this.table = table();
        var create = new Button("New user", event -> dialogs.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHead("People").lead("Who may sign in, and what for").actions(create),
                new Card(problem, table));
        show();
    }

    private DataTable<User> table() {
        return new DataTable<User>("People", User::id)
                .column("Name", Kind.FIXED, this::name)
                .column("Role", Kind.FIXED, user -> new Span(RoleWords.name(user.role())))
                .column("State", Kind.FIXED, PeopleView::state)
                .column("Last sign-in", Kind.FIXED, this::lastSignIn)
                .column("Actions", Kind.FIXED, this::actions);
    }

    private void show() {
        problem.clear();
        table.show(users.list());
    }

    private Component name(User user) {
        return Text.stack(
                Text.strong(user.name()), Text.quiet("since " + times.when(user.createdAt())));
    }

    private static Component state(User user) {
        return user.enabled() ? new Badge(Tone.GOOD, "Active") : new Badge(Tone.QUIET, "Disabled");
    }

    private Component lastSignIn(User user) {
        var last = user.lastSignInAt();
        var when = new Span(last == null ? "never" : times.when(last));
        return user.failedAttempts() == 0
                ? when
                : Text.stack(
                        when,
                        Text.quiet(
                                Numbers.count(
                                        user.failedAttempts(),
                                        "wrong password since",
                                        "wrong passwords since")));
    }

    private Component actions(User user) {
        var actions =
                new Div(
                        action("Change", user, () -> dialogs.change(user)),
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
                "Sessions and tokens of this user end at once. What was done stays in the audit"
                        + " log.",
                "Delete",
                () -> {
                    if (problem.attempt(() -> users.delete(user.id()))) {
                        show();
                        Toast.done(user.name() + " was deleted");
                    }
                });
    }
}
