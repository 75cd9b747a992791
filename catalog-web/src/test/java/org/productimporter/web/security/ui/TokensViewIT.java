package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.security.tokens.TokenService;
import org.productimporter.web.ui.AsAdmin;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsAdmin
class TokensViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private TokenService tokens;

    @BeforeEach
    void deleteTokens() {
        database.sql("delete from api_token").update();
    }

    private List<String> rows() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ",
                        row.getDataCells()
                                .stream()
                                .limit(5)
                                .map(cell -> cell.getElement().getTextRecursively())
                                .toList()))
                .toList();
    }

    private void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<String> scopes() {
        return find(CheckboxGroup.class).single();
    }

    @Test
    void createsATokenAndShowsItsSecretOnce() {
        UI.getCurrent().navigate("tokens");
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No tokens yet");
        click("New token");
        test(find(TextField.class).single()).setValue("shop-sync");

        click("Create");
        assertThat(scopes().getErrorMessage()).startsWith("Scopes are some of");

        scopes().setValue(Set.of("imports:read"));
        click("Create");
        var secret = find(TextField.class).single().getValue();
        assertThat(secret).contains(tokens.list().getFirst().id());
        click("Done");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(rows()).singleElement()
                .asString()
                .startsWith("shop-sync" + tokens.list().getFirst().id())
                .contains("| imports:read | – | Never | ✓ActiveExpires");
    }

    @Test
    void revokesATokenAfterConfirmation() {
        tokens.create(new TokenService.NewToken("one", List.of("admin"), null, null));
        tokens.create(new TokenService.NewToken("two", List.of("imports:read"), null, null));
        UI.getCurrent().navigate("tokens");

        test(find(Button.class).withText("Revoke").all().getFirst()).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(rows()).hasSize(2).first().asString().contains("two").contains("○Revoked");

        click("Revoke");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(ErrorMessageLine.class).single().getText()).contains("is the last one");
    }

    @Test
    @AsEditor
    void otherRolesHaveNoAccess() {
        UI.getCurrent().navigate("tokens");

        assertThat((Component) getCurrentView()).isNotInstanceOf(TokensView.class);
    }
}
