package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ConsoleUsers;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;

@OnPostgres
@ViewTest
@WithAnonymousUser
class SetupViewIT extends BrowserlessViewTest {

    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    private TextField field(String label) {
        return find(TextField.class).withPropertyValue(TextField::getLabel, label).single();
    }

    private void submit(String code, String name, String password) {
        test(field("Setup code")).setValue(code);
        test(field("Your name")).setValue(name);
        test(find(PasswordField.class).single()).setValue(password);
        test(find(Button.class).single()).click();
    }

    /// A server is set up once, so this is one test.
    @Test
    void signInRedirectsToTheSetupAndErrorsAppearAtTheirFields() throws IOException {
        var code = Files.readString(data.root().resolve("setup-code")).strip();
        UI.getCurrent().navigate("login");
        assertThat(getCurrentView()).isInstanceOf(SetupView.class);

        submit("aaaaaa-bbbbbb", "anna", ConsoleUsers.PASSWORD);
        assertThat(find(ErrorMessageLine.class).single().getText())
                .startsWith("This is not the setup code. You find it in the file setup-code");

        submit(code, "anna", "short");
        assertThat(find(PasswordField.class).single().getErrorMessage())
                .isEqualTo("Password has 12 to 128 characters, this one has 5");
        assertThat(find(ErrorMessageLine.class).all()).isEmpty();

        submit(code, "!", ConsoleUsers.PASSWORD);
        assertThat(field("Your name").getErrorMessage()).startsWith("Your name has 1 to 64 letters");
        assertThat(find(PasswordField.class).single().isInvalid()).isFalse();

        submit(code.toUpperCase(Locale.ROOT), "anna", ConsoleUsers.PASSWORD);
        assertThat(getCurrentView()).isInstanceOf(LoginView.class);
        assertThat(find(Anchor.class).all()).as("without providers").isEmpty();
        assertThat(database.sql("select name || ' ' || role as shown from app_user").query(String.class).list())
                .containsExactly("anna admin");

        UI.getCurrent().navigate("setup");
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotFoundView");
    }
}
