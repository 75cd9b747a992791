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
import org.productimporter.web.ui.kit.Texts;
import org.springframework.util.unit.DataSize;

/// Where files are dropped. The list below it shows only those whose upload broke off, with a
/// button to send them again: the others are rows of the table.
final class UploadPanel extends Div {

    private static final byte[] TEMPLATE =
            "sku,name,description,price,active\r\nA-100,Anvil,\"Forged, 20 kg\",129.00,true\r\n".getBytes(UTF_8);

    private final UploadOptionsPanel options = new UploadOptionsPanel();

    UploadPanel(BrowserUploadHandler.Intake intake) {
        addClassName("upload");
        var files = new UploadManager(this, new BrowserUploadHandler(intake, options::chosen));
        var largest = words(intake.uploads().maxSize());
        var button = new UploadButton("Choose files…", files);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        var words = Texts.stack(new Span("or drop CSV or TSV files here"),
                new Div(Texts.secondary("up to " + largest + " · "), template()));
        var line = new Div(button, words);
        line.addClassName("drop");
        var more = new Details("Options", options);
        more.addClassName("options-details");
        var zone = new UploadDropZone(new Div(line, more), files);
        var failed = new UploadFileList(files);
        failed.addClassName("failed-uploads");
        add(zone, failed);
    }

    /// As the setting was written, which counts in binary.
    private static String words(DataSize size) {
        return size.toGigabytes() > 0 ? size.toGigabytes() + " GB" : size.toMegabytes() + " MB";
    }

    private static Anchor template() {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(new ByteArrayInputStream(TEMPLATE),
                        "products.csv", "text/csv", TEMPLATE.length)),
                "template");
    }
}
