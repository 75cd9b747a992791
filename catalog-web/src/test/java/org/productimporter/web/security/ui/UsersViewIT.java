package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.ui.AsAdmin;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsAdmin
class UsersViewIT extends BrowserlessViewTest {

    private static final String PASSWORD = "plum wagon tulip 7";

    @Autowired private JdbcClient database;
    @Autowired private UserService users;

    @BeforeEach
    void oneAdministrator() {
        database.sql("delete from app_user").update();
        SystemActor.of("test", Scope.ADMIN)
                .run(() -> users.create(new UserService.NewUser("anna", Role.ADMIN, PASSWORD)));
    }

    private void open() {
        UI.getCurrent().navigate("users");
    }

    private List<String> rows() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ",
                        row.getDataCells()
                                .stream()
                                .limit(4)
                                .map(cell -> cell.getElement().getTextRecursively())
                                .toList()))
                .toList();
    }

    private void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private void confirmDelete() {
        click("Delete");
        test(find(ConfirmDialog.class).single()).confirm();
    }

    @SuppressWarnings("unchecked")
    private void choose(Role role) {
        ((Select<Role>) find(Select.class).single()).setValue(role);
    }

    private String error() {
        return find(ErrorMessageLine.class).single().getText();
    }

    @Test
    void createsAndListsAUser() {
        open();
        click("New user");
        test(find(TextField.class).single()).setValue("bert");
        test(find(PasswordField.class).single()).setValue("bert");
        choose(Role.OPERATOR);

        click("Create");
        assertThat(find(PasswordField.class).single().getErrorMessage())
                .isEqualTo("Password has 12 to 128 characters, this one has 4");

        test(find(PasswordField.class).single()).setValue(PASSWORD);
        click("Create");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(rows()).containsExactly("annaCreated now | Administrator | ✓Active | Never",
                "bertCreated now | Operator | ✓Active | Never");
    }

    @Test
    void takenNameIsReportedInTheForm() {
        open();
        click("New user");
        test(find(TextField.class).single()).setValue("ANNA");
        test(find(PasswordField.class).single()).setValue(PASSWORD);

        click("Create");

        assertThat(error()).isEqualTo("There is a user named ANNA, in this or another case");
    }

    @Test
    void lastAdministratorCannotBeChangedOrDeleted() {
        var message = "User anna is the last administrator. Make another user an administrator first";
        open();
        confirmDelete();
        assertThat(error()).isEqualTo(message);

        click("Edit");
        choose(Role.VIEWER);
        click("Save");
        assertThat(find(Dialog.class).single().isOpened()).isTrue();
        assertThat(
                find(ErrorMessageLine.class).all().stream().filter(Component::isVisible).map(ErrorMessageLine::getText))
                .contains(message);
        assertThat(users.list()).singleElement().matches(user -> user.role().equals("admin"));
    }

    @Test
    void disablesAUserSetsAPasswordAndDeletes() {
        var bert = users.create(new UserService.NewUser("bert", Role.EDITOR, PASSWORD));
        open();

        test(last("Edit")).click();
        test(find(Checkbox.class).single()).click();
        click("Save");
        assertThat(rows()).last().asString().contains("| ○Disabled |");

        var before = users.find(bert.id()).passwordChangedAt();
        test(last("Set password")).click();
        test(find(PasswordField.class).single()).setValue("seven green lamps");
        test(last("Set password")).click();
        assertThat(users.find(bert.id()).passwordChangedAt()).isAfter(before);

        test(last("Delete")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(users.list()).singleElement().matches(user -> user.name().equals("anna"));
        assertThat(rows()).hasSize(1);
    }

    private Button last(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    @Test
    @AsEditor
    void otherRolesHaveNoAccess() {
        open();

        assertThat((Component) getCurrentView()).isNotInstanceOf(UsersView.class);
    }
}
