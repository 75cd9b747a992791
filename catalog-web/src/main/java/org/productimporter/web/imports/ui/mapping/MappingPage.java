package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.imports.mapping.MappingPreviewService;
import org.productimporter.web.imports.mapping.MappingService;
import org.productimporter.web.imports.ui.options.OptionsPanel;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.FieldErrors;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// The content of [MappingView]: questions, first rows, settings of the file, columns, and the start of the import. A
/// change takes effect on all of them.
final class MappingPage extends Div {

    private final MappingService mappings;
    private final MappingPreviewService previews;
    private final ImportSummary summary;
    private final MappingDraft draft;
    private final Map<String, Object> changed = new HashMap<>();
    private final FieldErrors errors = new FieldErrors();
    private final ErrorMessageLine settingsError = new ErrorMessageLine();
    private final ErrorMessageLine startError = new ErrorMessageLine();
    private final QuestionsPanel questions;
    private final SamplePanel sample;
    private final FileSettingsPanel settings;
    private final ColumnsPanel columns;
    private final OptionsPanel options;
    private final Checkbox remember = new Checkbox("Remember this mapping");
    private final TextField profileName = new TextField("Profile name");

    MappingPage(MappingService mappings, MappingPreviewService previews, ImportSummary summary,
            MappingProposal mapping) {
        this.mappings = mappings;
        this.previews = previews;
        this.summary = summary;
        draft = new MappingDraft(mapping);
        questions = new QuestionsPanel(draft, this::answer);
        sample = new SamplePanel(draft);
        settings = new FileSettingsPanel(errors, this::change);
        columns = new ColumnsPanel(draft, errors, this::choose, this::keepOthers);
        options = OptionsPanel.ofEffect(ImportOptions.of(summary.options()), this::reconsider);
        addClassName("page");
        show();
        if (questions.count() > 0) {
            add(card("Questions", "The file does not say. Check the proposed answers.", questions));
        }
        add(card("First rows", "How your products will look. Nothing is imported yet.", sample));
        add(card("How the file is read", "Change a setting if the first rows look wrong.", settingsError, settings));
        add(card("Columns", "Choose what each column becomes.", columns));
        add(card("Options", "What the import does with your products.", options));
        add(startCard());
        if (!previews.isAvailable()) {
            settings.setEnabled(false);
            settingsError
                    .show("This server has no importer, so it cannot read the file with other settings. To change them,"
                            + " upload the file again and choose them under Options.");
        }
    }

    private static Card card(String title, String hint, Component... content) {
        var card = Card.titled(title, Texts.secondary(hint));
        card.add(content);
        return card;
    }

    private Card startCard() {
        remember.setValue(true);
        remember.setHelperText("Files with the same column names are then imported without questions.");
        remember.addValueChangeListener(event -> profileName.setEnabled(event.getValue()));
        profileName.setValue(MappingLabels.profileName(summary.fileName()));
        profileName.setMaxLength(100);
        errors.field("name", profileName, profileName.getLabel());
        errors.field("save_profile", profileName, profileName.getLabel());
        var start = new Button("Start import", event -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        var actions = new Div(start, new Button("Later", event -> leave()));
        actions.addClassName("actions");
        var form = new Div(remember, profileName, startError, actions);
        form.addClassNames("form", "narrow");
        var card = Card.titled("Start");
        card.add(form);
        return card;
    }

    private void show() {
        questions.show(draft);
        sample.show(draft);
        settings.show(draft.mapping());
        columns.show(draft);
    }

    private void answer(QuestionAnswer answer, String choice) {
        switch (answer) {
            case QuestionAnswer.OfSetting(var setting) -> change(setting, choice);
            case QuestionAnswer.OfColumn(var column) -> choose(column, ColumnTarget.of(choice));
            case QuestionAnswer.OfField(var field) when choice.isEmpty() -> draft.column(field)
                    .ifPresent(column -> choose(column, ColumnTarget.LEAVE_OUT));
            case QuestionAnswer.OfField(var field) -> choose(choice, field);
            case QuestionAnswer.Elsewhere() -> {}
        }
    }

    /// Other settings may give the file other columns, so the columns are proposed again.
    private void change(FileSetting setting, String value) {
        var before = changed.put(setting.option(), value);
        if (!preview(Map.of())) {
            restore(setting, before);
        }
        show();
    }

    private void restore(FileSetting setting, @Nullable Object before) {
        if (before == null) {
            changed.remove(setting.option());
        } else {
            changed.put(setting.option(), before);
        }
    }

    /// The format of prices and the words of `active` depend on the columns.
    private void choose(String column, ColumnTarget target) {
        draft.choose(column, target);
        reconsider();
    }

    private void reconsider() {
        if (previews.isAvailable()) {
            preview(draft.chosenColumns());
        }
        show();
    }

    private void keepOthers(boolean keep) {
        draft.keepOthers(keep);
        show();
    }

    private boolean preview(Map<String, @Nullable String> chosen) {
        settingsError.clear();
        return errors.run(() -> {
            var fields = new HashMap<>(options.selected().toMap());
            fields.putAll(changed);
            var targets = new LinkedHashMap<String, @Nullable String>(ImportOptions.of(summary.options()).columns());
            targets.putAll(chosen);
            fields.put("columns", targets);
            draft.propose(previews.preview(summary.id(), ImportOptions.of(fields)));
        }, settingsError::show);
    }

    private void start() {
        startError.clear();
        var name = remember.getValue() ? profileName.getValue().strip() : null;
        if (errors.run(() -> mappings.confirm(summary.id(), draft.proposal(), options.selected(), name),
                startError::show)) {
            Toasts.success("Import queued");
            leave();
        }
    }

    private void leave() {
        UI.getCurrentOrThrow().navigate("imports/" + summary.id());
    }
}
