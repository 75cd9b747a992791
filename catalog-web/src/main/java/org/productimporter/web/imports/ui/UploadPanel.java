package org.productimporter.web.imports.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFileList;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.imports.ui.options.OptionsPanel;
import org.productimporter.web.ui.kit.Texts;
import org.springframework.util.unit.DataSize;

/// The drop zone for files. Its file list shows interrupted uploads only, with a button to retry. The other uploads are rows
/// of the list of imports.
final class UploadPanel extends Div {

    private static final byte[] TEMPLATE =
            "sku,name,description,price,active\r\nA-100,Anvil,\"Forged, 20 kg\",129.00,true\r\n".getBytes(UTF_8);

    private final OptionsPanel options = OptionsPanel.ofUpload(ImportOptions.DEFAULTS, this::showEffects);
    private final Details details = new Details("Options", options);

    UploadPanel(BrowserUploadHandler handler) {
        addClassName("upload");
        var files = new UploadManager(this, handler.withOptions(options::selected));
        var button = new UploadButton("Choose files…", files);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        var hint = Texts.stack(new Span("or drop product files here, several at once"),
                new Div(Texts.secondary("CSV, TSV, Excel (.xlsx), also as .gz or .zip, in any character set, up to "
                        + text(handler.maxSize()) + " · "), template()));
        var line = new Div(button, hint);
        line.addClassName("drop-zone");
        details.addClassName("options-details");
        var failed = new UploadFileList(files);
        failed.addClassName("failed-uploads");
        add(new UploadDropZone(new Div(line, details), files), failed);
    }

    private void showEffects() {
        var effects = options.effects();
        details.setSummaryText(effects.isEmpty() ? "Options" : "Options: " + effects);
    }

    /// The size in binary units, as it is configured.
    private static String text(DataSize size) {
        return size.toGigabytes() > 0 ? size.toGigabytes() + " GB" : size.toMegabytes() + " MB";
    }

    private static Anchor template() {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(new ByteArrayInputStream(TEMPLATE),
                        "products.csv", "text/csv", TEMPLATE.length)),
                "template");
    }
}
