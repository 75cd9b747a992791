package org.productimporter.web.imports.profiles.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.profiles.Profile;
import org.productimporter.web.imports.profiles.ProfileService;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsEditor
class ProfilesViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private ProfileService profiles;

    @BeforeEach
    void insert() {
        database.sql("delete from import_profile").update();
        insert("Supplier A", "a");
        insert("Supplier B", "b");
    }

    private void insert(String name, String signature) {
        database.sql("""
                insert into import_profile (name, header_signature, columns, options, created_by)
                values (:name, repeat(:signature, 64),
                        '{"Nr": "sku", "Preis": "price", "Farbe": "attributes.color", "EK": null}',
                        '{"decimal": "comma", "charset": "windows-1252"}', 'berta')
                """).param("name", name).param("signature", signature).update();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private Button button(String label) {
        return find(Button.class).withCondition(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .single();
    }

    @Test
    void listsProfilesByNameInWords() {
        navigate(ProfilesView.class);

        assertThat(text()).containsSubsequence("Supplier A", "SKU: Nr · Price: Preis", "1 attribute · 1 left out",
                "windows-1252, decimal comma", "Never", "Supplier B");
    }

    @Test
    void renamesAProfileAndKeepsItsMapping() {
        navigate(ProfilesView.class);
        test(button("Rename: Supplier A")).click();
        var name = find(TextField.class).withCaption("Name").single();

        test(name).setValue("");
        test(find(Button.class).withText("Rename").withCondition(button -> button.getAriaLabel().isEmpty()).single())
                .click();
        assertThat(name.isInvalid()).isTrue();

        test(name).setValue("Supplier Z");
        test(find(Button.class).withText("Rename").withCondition(button -> button.getAriaLabel().isEmpty()).single())
                .click();

        assertThat(profiles.list()).extracting(Profile::name).containsExactly("Supplier B", "Supplier Z");
        assertThat(profiles.list()).allSatisfy(profile -> assertThat(profile.columns()).hasSize(4));
        assertThat(text()).contains("Supplier Z").doesNotContain("Supplier A");
    }

    @Test
    void deletesAProfileAfterAConfirmation() {
        navigate(ProfilesView.class);
        test(button("Delete: Supplier A")).click();
        assertThat(profiles.list()).hasSize(2);

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(profiles.list()).extracting(Profile::name).containsExactly("Supplier B");
    }

    @Test
    void anEmptyListSaysHowAProfileIsMade() {
        database.sql("delete from import_profile").update();

        navigate(ProfilesView.class);

        assertThat(text()).contains("No profiles yet", "Confirm the mapping of a file");
    }

    @Test
    @AsViewer
    void aViewerChangesNothing() {
        navigate(ProfilesView.class);

        assertThat(text()).contains("Supplier A").doesNotContain("Rename");
    }
}
