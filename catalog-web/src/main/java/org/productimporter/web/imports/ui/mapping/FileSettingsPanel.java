package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.imports.ui.options.CharsetLabels;
import org.productimporter.web.ui.kit.FieldErrors;

/// The settings under which the file is read, each with the reason of its value.
final class FileSettingsPanel extends Div {

    private final BiConsumer<FileSetting, String> onChange;
    private final Map<FileSetting, Select<String>> selects = new EnumMap<>(FileSetting.class);
    private final IntegerField skipLines = new IntegerField(FileSetting.SKIP_LINES.label());
    private final ComboBox<String> currency = new ComboBox<>(FileSetting.CURRENCY.label());

    /// @param errors receives the fields
    /// @param onChange receives each change of the user; an empty value lets the file decide
    FileSettingsPanel(FieldErrors errors, BiConsumer<FileSetting, String> onChange) {
        this.onChange = onChange;
        addClassName("settings");
        for (var setting : FileSetting.values()) {
            add(field(setting, errors));
        }
    }

    private Component field(FileSetting setting, FieldErrors errors) {
        return switch (setting) {
            case SKIP_LINES -> skipLines(errors);
            case CURRENCY -> currency(errors);
            case CHARSET, DELIMITER, SHEET, HEADER, DECIMAL -> select(setting, errors);
        };
    }

    private Select<String> select(FileSetting setting, FieldErrors errors) {
        var select = new Select<String>();
        select.setLabel(setting.label());
        select.setItemLabelGenerator(setting::text);
        select.addValueChangeListener(event -> changed(setting, event.isFromClient(), event.getValue()));
        selects.put(setting, select);
        errors.field(setting.option(), select, setting.label());
        return select;
    }

    private IntegerField skipLines(FieldErrors errors) {
        skipLines.setMin(0);
        skipLines.setMax(9_999);
        skipLines.setStepButtonsVisible(true);
        skipLines.addValueChangeListener(event -> changed(FileSetting.SKIP_LINES, event.isFromClient(),
                event.getValue() == null ? null : event.getValue().toString()));
        errors.field(FileSetting.SKIP_LINES.option(), skipLines, skipLines.getLabel());
        return skipLines;
    }

    private ComboBox<String> currency(FieldErrors errors) {
        currency.setItems(currencies());
        currency.setItemLabelGenerator(FileSettingsPanel::currencyLabel);
        currency.setPlaceholder("None");
        currency.setClearButtonVisible(true);
        currency.addValueChangeListener(event -> changed(FileSetting.CURRENCY, event.isFromClient(), event.getValue()));
        errors.field(FileSetting.CURRENCY.option(), currency, currency.getLabel());
        return currency;
    }

    private static Set<String> currencies() {
        return Currency.getAvailableCurrencies()
                .stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String currencyLabel(String code) {
        return "%s (%s)".formatted(code, Currency.getInstance(code).getDisplayName(Locale.ENGLISH));
    }

    private void changed(FileSetting setting, boolean byUser, @Nullable String value) {
        if (byUser) {
            onChange.accept(setting, Objects.requireNonNullElse(value, ""));
        }
    }

    /// Shows the settings of a proposal. A workbook has a sheet in place of a character set and a delimiter.
    void show(MappingProposal mapping) {
        selects.forEach((setting, select) -> show(setting, select, mapping));
        var workbook = mapping.proposal().sheet() != null;
        Objects.requireNonNull(selects.get(FileSetting.CHARSET)).setVisible(!workbook);
        Objects.requireNonNull(selects.get(FileSetting.DELIMITER)).setVisible(!workbook);
        Objects.requireNonNull(selects.get(FileSetting.SHEET)).setVisible(workbook);
        skipLines.setValue(mapping.proposal().skipLines());
        skipLines.setHelperText(reason(mapping, FileSetting.SKIP_LINES));
        currency.setValue(mapping.proposal().currency());
        currency.setHelperText(reason(mapping, FileSetting.CURRENCY));
    }

    private static void show(FileSetting setting, Select<String> select, MappingProposal mapping) {
        var value = Objects.requireNonNullElse(setting.value(mapping.proposal()), "");
        var items = items(setting, value, mapping);
        if (!select.getListDataView().getItems().toList().equals(items)) {
            select.setItems(items);
        }
        select.setValue(value);
        select.setHelperText(reason(mapping, setting));
    }

    private static String reason(MappingProposal mapping, FileSetting setting) {
        return mapping.reasons().getOrDefault(setting.option(), "");
    }

    private static List<String> items(FileSetting setting, String value, MappingProposal mapping) {
        if (setting == FileSetting.CHARSET) {
            return CharsetLabels.namesWith(value);
        }
        var items = new LinkedHashSet<String>(switch (setting) {
            case DELIMITER -> List.of(",", ";", "tab", "|");
            case HEADER -> List.of("first", "none");
            case DECIMAL -> List.of("", "point", "comma");
            default -> List.<String>of();
        });
        items.add(value);
        items.addAll(mapping.alternatives().getOrDefault(setting.option(), List.of()));
        return new ArrayList<>(items);
    }
}
