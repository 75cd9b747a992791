package org.productimporter.web.imports.ui.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import org.junit.jupiter.api.Test;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.ui.WaitingMapping;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ViewTest
@TestPropertySource(
        properties = "spring.autoconfigure.exclude=org.productimporter.importer.MappingPreviewAutoConfiguration")
@AsEditor
class MappingWithoutImporterIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private DataDirectory data;
    @Autowired private ImportService imports;

    @Test
    void saysThatSettingsCannotBeChangedAndConfirmsTheColumns() throws Exception {
        var id = WaitingMapping.german(database, data);

        UI.getCurrent().navigate("imports/" + id + "/mapping");

        assertThat(getCurrentView().getElement().getTextRecursively()).contains("This server has no importer");
        assertThat(find(Select.class).withCaption("Delimiter").single().isEnabled()).isFalse();
        assertThat(find(Select.class).withCaption("Import mode").single().isEnabled()).isTrue();
        test(find(Button.class).withText("Start import").single()).click();
        assertThat(imports.find(id).state()).isEqualTo(ImportState.QUEUED);
    }
}
