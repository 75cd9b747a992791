package org.productimporter.web.security.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.productimporter.web.security.setup.SetupService;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Creates the first administrator for a user who can read the files of the server. Not found once that is done.
@Route(value = "setup", autoLayout = false)
@PageTitle("Setup · Product Importer")
@AnonymousAllowed
class SetupView extends Main implements BeforeEnterObserver {

    private final SetupService setup;
    private final TextField code = new TextField("Setup code");
    private final TextField name = new TextField("Your name");
    private final NewPasswordField password = new NewPasswordField("Password");
    private final FieldForm form = new FieldForm().field("code", code).field("name", name).field("password", password);

    SetupView(SetupService setup) {
        this.setup = setup;
        addClassNames("login", "setup");
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutofocus(true);
        name.setAutocomplete(Autocomplete.USERNAME);
        name.setHelperText("You sign in with this name, for example anna");
        var go = new Button("Create administrator", event -> complete());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER).setResetFocusOnActiveElement(true);
        form.add(go);
        var card = new Div(new H1("Set up Product Importer"), instructions(), form);
        card.addClassName("card");
        add(card);
    }

    private static Paragraph instructions() {
        return new Paragraph(Texts.secondary("This server has no users yet. You find the setup code in the file "),
                Texts.code("setup-code"),
                Texts.secondary(" in the data folder of the server, and in its log. Valid once, for 24 hours."));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!setup.isOpen()) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void complete() {
        var done = form.submit(() -> setup.complete(code.getValue(), name.getValue(), password.getValue()));
        if (done) {
            UI.getCurrentOrThrow().navigate(LoginView.class);
            Toasts.success("Administrator " + name.getValue() + " created. You can sign in now");
        }
    }
}
