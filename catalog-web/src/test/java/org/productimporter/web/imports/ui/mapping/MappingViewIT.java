package org.productimporter.web.imports.ui.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.model.mapping.MappingProposal.Question;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.profiles.ProfileService;
import org.productimporter.web.imports.ui.ImportView;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ViewTest
@AsEditor
class MappingViewIT extends BrowserlessViewTest {

    private static final MappingProposal MAPPING = new MappingProposal(
            new Proposal(MappingDraftTest.columns("sku", "sku", "name", "name", "net", "price", "gross", null), "first",
                    ",", "UTF-8", "point", null, null, 0, "ignore", null),
            Map.of("delimiter", "3 commas in each row", "columns.net", "numbers with two decimals"), Map.of(),
            List.of(new Question("price", "Is the price net or gross?", List.of("net", "gross"))),
            List.of("sku", "name", "net", "gross"),
            List.of(List.of("A-1", "Anvil", "1,234.5", "1469.06"), List.of("A-2", "Axe", "ten", "12.00")));

    @Autowired private JdbcClient database;
    @Autowired private DataDirectory data;
    @Autowired private ImportService imports;
    @Autowired private ProfileService profiles;

    private long id;

    @BeforeEach
    void insert() throws IOException {
        database.sql("delete from import").update();
        database.sql("delete from import_profile").update();
        var file = Files.writeString(data.uploads().resolve("spring.csv"),
                "sku,name,net,gross\nA-1,Anvil,\"1,234.5\",1469.06\nA-2,Axe,ten,12.00\n");
        id = database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by, state, mapping)
                values ('Spring list.csv', :path, 80, 'upload', 'berta', 'needs_mapping', cast(:mapping as json))
                returning id
                """)
                .param("path", file.toString())
                .param("mapping", JsonMapper.shared().writeValueAsString(MAPPING))
                .query(Long.class)
                .single();
    }

    private void open() {
        UI.getCurrent().navigate("imports/" + id + "/mapping");
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private Select<ColumnTarget> target(String column) {
        var label = "Import %s as".formatted(column);
        return find(Select.class).withCondition(select -> select.getAriaLabel().filter(label::equals).isPresent())
                .single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> setting(String label) {
        return find(Select.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<String> question() {
        return find(RadioButtonGroup.class).single();
    }

    private void start() {
        test(find(Button.class).withText("Start import").single()).click();
    }

    @Test
    void theListAndThePageOfTheImportLeadToTheMapping() {
        UI.getCurrent().navigate("imports");
        assertThat(find(Anchor.class).withText("Confirm mapping").single().getHref())
                .isEqualTo("imports/" + id + "/mapping");

        navigate(ImportView.class, id);
        test(find(Button.class).withText("Confirm mapping").single()).click();

        assertThat(getCurrentView()).isInstanceOf(MappingView.class);
    }

    @Test
    void showsTheQuestionTheRowsAndTheReasons() {
        open();

        assertThat(text()).containsSubsequence("Is the price net or gross?", "First rows", "1,234.50", "not a price",
                "Columns", "net", "gross", "Start import");
        assertThat(target("net").getValue()).isEqualTo(ColumnTarget.PRICE);
        assertThat(target("net").getHelperText()).isEqualTo("numbers with two decimals");
        assertThat(setting("Delimiter").getHelperText()).isEqualTo("3 commas in each row");
    }

    @Test
    void anAnswerChangesTheColumns() {
        open();

        test(question()).selectItem("gross (1469.06)");

        assertThat(target("gross").getValue()).isEqualTo(ColumnTarget.PRICE);
        assertThat(target("net").getValue()).isEqualTo(ColumnTarget.LEAVE_OUT);
        assertThat(text()).contains("1469.06").doesNotContain("not a price");
    }

    @Test
    void startsTheImportAndRemembersTheMapping() {
        open();
        test(question()).selectItem("gross (1469.06)");
        assertThat(find(TextField.class).withCaption("Profile name").single().getValue()).isEqualTo("Spring list");

        start();

        assertThat(imports.find(id).state()).isEqualTo(ImportState.QUEUED);
        assertThat(imports.find(id).options()).extractingByKey("columns")
                .isEqualTo(MappingDraftTest.columns("sku", "sku", "name", "name", "net", null, "gross", "price"));
        assertThat(profiles.list()).singleElement().satisfies(profile -> {
            assertThat(profile.name()).isEqualTo("Spring list");
            assertThat(profile.columns()).containsEntry("gross", "price");
        });
        assertThat(getCurrentView()).isInstanceOf(ImportView.class);
    }

    @Test
    void theEffectOfTheImportIsChosenWithTheMapping() {
        open();
        test(setting("Import mode")).selectItem("Update only");
        test(setting("Products missing from the file")).selectItem("Deactivate");

        start();

        assertThat(imports.find(id).options()).containsEntry("mode", "update_only")
                .containsEntry("missing", "deactivate")
                .containsEntry("preview", false);
    }

    @Test
    void anErrorIsShownAtItsField() {
        open();
        var name = find(TextField.class).withCaption("Profile name").single();
        test(name).setValue("");

        start();

        assertThat(name.isInvalid()).isTrue();
        assertThat(imports.find(id).state()).isEqualTo(ImportState.NEEDS_MAPPING);

    }

    @Test
    void aColumnThatIsTakenAwayIsAskedFor() {
        open();

        test(target("sku")).selectItem(ColumnTarget.LEAVE_OUT.label());

        assertThat(target("sku").getValue()).isEqualTo(ColumnTarget.LEAVE_OUT);
        assertThat(text()).contains("No column is named like an SKU");
    }

    @Test
    void aSettingUnderWhichTheFileCannotBeReadIsExplained() {
        open();
        var charset = setting("Character set");

        test(charset).selectItem("UTF-16LE (Unicode)");

        assertThat(text()).contains("Is the price net or gross?");
        assertThat(imports.find(id).state()).isEqualTo(ImportState.NEEDS_MAPPING);
    }

    @Test
    void anotherImportShowsItsOwnPageWithHowItWasRead() {
        database.sql("update import set state = 'completed'").update();

        open();

        assertThat(getCurrentView()).isInstanceOf(ImportView.class);
        var reading =
                find(Details.class).withCondition(details -> details.getSummaryText().equals("How the file was read"))
                        .single();
        assertThat(reading.getElement().getTextRecursively()).contains("Comma ( , )", "3 commas in each row",
                "Point: 1,234.50", "net", "Price · numbers with two decimals");
    }

    @Test
    @AsViewer
    void aViewerSeesThatTheMappingIsNeeded() {
        UI.getCurrent().navigate("imports");

        assertThat(text()).contains("Waiting for a confirmed mapping");
        assertThat(find(Anchor.class).withText("Confirm mapping").all()).isEmpty();
    }
}
