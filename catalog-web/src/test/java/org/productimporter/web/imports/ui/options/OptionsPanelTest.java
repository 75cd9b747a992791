package org.productimporter.web.imports.ui.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.model.imports.ImportOptions;

class OptionsPanelTest {

    @Test
    void namesTheEffectsThatCollapsedFieldsHide() {
        var unusual = Map.of("preview", true, "mode", "update_only", "on_blank", "clear", "missing", "deactivate");

        assertThat(panel(unusual).effects())
                .isEqualTo("preview, update only, clear blank cells, deactivate missing products");
        assertThat(panel(Map.of("delimiter", ";")).effects()).isEmpty();
    }

    private static OptionsPanel panel(Map<String, ?> options) {
        return OptionsPanel.ofUpload(ImportOptions.of(options), () -> {});
    }
}
