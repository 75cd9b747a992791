package org.productimporter.web.imports.ui.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal.Question;

/// What the choices of a question decide: a setting of the file, the target of a column, or the column of a product field.
sealed interface QuestionAnswer {

    record OfSetting(FileSetting setting) implements QuestionAnswer {}

    record OfColumn(String column) implements QuestionAnswer {}

    record OfField(ColumnTarget field) implements QuestionAnswer {}

    /// Nothing that the question names. Users answer it with the columns.
    record Elsewhere() implements QuestionAnswer {}

    static QuestionAnswer of(Question question, MappingDraft draft) {
        var name = question.field();
        var column = name.replaceFirst("^columns\\.", "");
        var setting = Arrays.stream(FileSetting.values()).filter(known -> known.option().equals(name)).findAny();
        if (setting.isPresent()) {
            return new OfSetting(setting.get());
        }
        if (draft.names().contains(column) && question.choices().stream().noneMatch(draft.names()::contains)) {
            return new OfColumn(column);
        }
        return ColumnTarget.ofField(column).<QuestionAnswer>map(OfField::new).orElseGet(Elsewhere::new);
    }

    /// The value that the draft has now, as one of the choices; null if it is another one.
    default @Nullable String current(Question question, MappingDraft draft) {
        var value = switch (this) {
            case OfSetting(var setting) -> Optional.ofNullable(setting.value(draft.mapping().proposal()));
            case OfColumn(var column) -> question.choices()
                    .stream()
                    .filter(choice -> ColumnTarget.of(choice) == draft.target(column))
                    .findFirst();
            case OfField(var field) -> Optional.of(draft.column(field).orElse(""));
            case Elsewhere() -> Optional.<String>empty();
        };
        return value.filter(question.choices()::contains).orElse(null);
    }

    /// A choice in words.
    default String text(String choice, MappingDraft draft) {
        return switch (this) {
            case OfSetting(var setting) -> setting.text(choice);
            case OfColumn(var _) -> ColumnTarget.of(choice).label();
            case OfField(var _) -> choice.isEmpty() ? "No column" : withFirstValue(choice, draft);
            case Elsewhere() -> choice;
        };
    }

    private static String withFirstValue(String column, MappingDraft draft) {
        var name = draft.label(column);
        return draft.values(column).map(value -> "%s (%s)".formatted(name, value)).findFirst().orElse(name);
    }
}
