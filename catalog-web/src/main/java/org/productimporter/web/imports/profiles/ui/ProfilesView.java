package org.productimporter.web.imports.profiles.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.productimporter.web.imports.profiles.Profile;
import org.productimporter.web.imports.profiles.ProfileDraft;
import org.productimporter.web.imports.profiles.ProfileService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Lists, renames and deletes the mappings that are remembered.
@Route("profiles")
@Menu(order = 0.5, title = "Import profiles")
@PageTitle("Import profiles · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_READ)
class ProfilesView extends Main {

    private final ProfileService profiles;
    private final Times times;
    private final ErrorMessageLine error = new ErrorMessageLine();
    private final DataTable<Profile> table = new DataTable<>("Import profiles", Profile::id);
    private final EmptyState empty = new EmptyState("No profiles yet",
            "Confirm the mapping of a file and remember it. Files with the same column names are then imported without questions.");

    ProfilesView(ProfileService profiles, AuthenticationContext user, Clock clock) {
        this.profiles = profiles;
        this.times = Times.ofBrowser(clock);
        table.column("Name", Kind.FIXED, ProfilesView::name)
                .column("Columns", Kind.FIXED, profile -> columns(profile))
                .column("File", Kind.FIXED, profile -> new Span(ProfileLabels.file(profile)))
                .column("Last used", Kind.FIXED, this::lastUsed);
        if (user.hasRole(ScopeNames.IMPORTS_WRITE)) {
            table.column("Actions", Kind.FIXED, this::actions);
        }
        add(new PageHeader("Import profiles")
                .subtitle("Confirmed mappings. A file with the same column names is imported without questions."),
                new Card(error, table, empty));
        refresh();
    }

    private void refresh() {
        error.clear();
        var all = profiles.list();
        table.setItems(all);
        table.setVisible(!all.isEmpty());
        empty.setVisible(all.isEmpty());
    }

    private static Component name(Profile profile) {
        return Texts.stack(Texts.strong(profile.name()),
                Texts.secondary(profile.headerSignature() == null ? "Only where it is chosen by its name" : ""));
    }

    private static Component columns(Profile profile) {
        return Texts.stack(new Span(ProfileLabels.fields(profile)), Texts.secondary(ProfileLabels.others(profile)));
    }

    private Component lastUsed(Profile profile) {
        return new Span(profile.lastUsedAt() == null ? "Never" : times.when(profile.lastUsedAt()));
    }

    private Component actions(Profile profile) {
        var actions = new Div(action("Rename", profile, () -> rename(profile)),
                action("Delete", profile, () -> delete(profile)));
        actions.addClassName("row-actions");
        return actions;
    }

    private static Button action(String text, Profile profile, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(text + ": " + profile.name());
        return button;
    }

    private void rename(Profile profile) {
        var name = new TextField("Name");
        name.setValue(profile.name());
        name.setMaxLength(100);
        FormDialog.open("Rename profile", new FieldForm().field("name", name), "Rename", () -> {
            profiles.change(profile.id(), new ProfileDraft(name.getValue(), profile.headerSignature(),
                    profile.columns(), new LinkedHashMap<>(profile.options())));
            refresh();
            Toasts.success("Profile renamed");
        });
    }

    private void delete(Profile profile) {
        ConfirmationDialog.open("Delete " + profile.name() + "?",
                "The next file with these column names may need its mapping confirmed again. Earlier imports stay.",
                "Delete", () -> {
                    if (error.run(() -> profiles.delete(profile.id()))) {
                        refresh();
                        Toasts.success("Profile " + profile.name() + " deleted");
                    }
                });
    }
}
