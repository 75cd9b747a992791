package org.productimporter.web.imports.ui.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.web.imports.ui.options.CharsetLabels;

class MappingDraftTest {

    private static MappingProposal proposal(String unknown, Map<String, @Nullable String> columns, String... header) {
        return new MappingProposal(new Proposal(columns, "first", ";", "UTF-8", "comma", null, null, 0, unknown, null),
                Map.of(), Map.of(), List.of(), List.of(header), List.of());
    }

    static Map<String, @Nullable String> columns(@Nullable String... pairs) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < pairs.length; i += 2) {
            columns.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return columns;
    }

    private final MappingDraft draft = new MappingDraft(
            proposal("ignore", columns("Nr", "sku", "Netto", "price", "Brutto", null, "Farbe", "attributes.color"),
                    "Nr", "Netto", "Brutto", "Farbe", "EAN"));

    @Test
    void anUnchangedDraftIsTheProposal() {
        assertThat(draft.proposal()).isEqualTo(draft.mapping().proposal());
        assertThat(draft.chosenColumns()).isEmpty();
    }

    @Test
    void aProductFieldMovesToTheColumnThatIsChosenForIt() {
        draft.choose("Brutto", ColumnTarget.PRICE);

        assertThat(draft.column(ColumnTarget.PRICE)).contains("Brutto");
        assertThat(draft.target("Netto")).isEqualTo(ColumnTarget.LEAVE_OUT);
        assertThat(draft.proposal().columns())
                .isEqualTo(columns("Nr", "sku", "Netto", null, "Brutto", "price", "Farbe", "attributes.color"));
    }

    @Test
    void keepingTheOthersLeavesNothingOut() {
        draft.keepOthers(true);

        assertThat(draft.target("EAN")).isEqualTo(ColumnTarget.ATTRIBUTE);
        assertThat(draft.target("Brutto")).isEqualTo(ColumnTarget.ATTRIBUTE);
        assertThat(draft.proposal().unknown()).isEqualTo("keep");
        assertThat(draft.proposal().columns())
                .isEqualTo(columns("Nr", "sku", "Netto", "price", "Farbe", "attributes.color"));

        draft.choose("EAN", ColumnTarget.LEAVE_OUT);
        assertThat(draft.proposal().columns()).containsEntry("EAN", null);
    }

    @Test
    void anAttributeKeepsItsKey() {
        draft.choose("Farbe", ColumnTarget.ATTRIBUTE);
        draft.choose("EAN", ColumnTarget.ATTRIBUTE);

        assertThat(draft.proposal().columns()).containsEntry("Farbe", "attributes.color")
                .containsEntry("EAN", "attributes.EAN");
    }

    @Test
    void repeatedAndBlankColumnsAreDifferent() {
        var columns =
                new MappingDraft(proposal("keep", columns("Nr", "sku", "2", "price"), "Nr", "Preis", "Preis", ""));
        assertThat(columns.names()).containsExactly("Nr", "2", "3", "4");
        assertThat(columns.names()).map(columns::label)
                .containsExactly("Nr", "Preis (column 2)", "Preis (column 3)", "Column 4");
        assertThat(columns.target("3")).isEqualTo(ColumnTarget.ATTRIBUTE);
        assertThat(columns.target("4")).isEqualTo(ColumnTarget.LEAVE_OUT);

        columns.keepOthers(false);
        List.of("2", "3", "4").forEach(column -> columns.choose(column, ColumnTarget.ATTRIBUTE));

        assertThat(columns.proposal().columns()).isEqualTo(
                columns("Nr", "sku", "2", "attributes.Preis", "3", "attributes.Preis (2)", "4", "attributes.Column 4"));
    }

    @Test
    void choicesStayForTheColumnsOfTheNextProposal() {
        draft.choose("Brutto", ColumnTarget.PRICE);
        draft.choose("EAN", ColumnTarget.ATTRIBUTE);

        draft.propose(proposal("ignore", columns("Netto", "price", "EAN", null), "Artikel", "Netto", "Brutto", "EAN"));

        assertThat(draft.column(ColumnTarget.PRICE)).contains("Brutto");
        assertThat(draft.target("Netto")).isEqualTo(ColumnTarget.LEAVE_OUT);
        assertThat(draft.target("EAN")).isEqualTo(ColumnTarget.ATTRIBUTE);
        assertThat(draft.target("Artikel")).isEqualTo(ColumnTarget.LEAVE_OUT);
    }

    @Test
    void aQuestionDecidesASettingAColumnOrAField() {
        assertThat(answer("decimal", "point", "comma")).isEqualTo(new QuestionAnswer.OfSetting(FileSetting.DECIMAL));
        assertThat(answer("columns.Brutto", "price", "")).isEqualTo(new QuestionAnswer.OfColumn("Brutto"));
        assertThat(answer("price", "Netto", "Brutto")).isEqualTo(new QuestionAnswer.OfField(ColumnTarget.PRICE));
        assertThat(answer("columns.price", "Netto", "Brutto"))
                .isEqualTo(new QuestionAnswer.OfField(ColumnTarget.PRICE));
        assertThat(answer("something", "a", "b")).isEqualTo(new QuestionAnswer.Elsewhere());
    }

    @Test
    void theSelectedChoiceFollowsTheDraft() {
        var question = new MappingProposal.Question("price", "Which?", List.of("Netto", "Brutto"));
        var answer = QuestionAnswer.of(question, draft);
        assertThat(answer.current(question, draft)).isEqualTo("Netto");

        draft.choose("EAN", ColumnTarget.PRICE);

        assertThat(answer.current(question, draft)).isNull();
    }

    private QuestionAnswer answer(String field, String... choices) {
        return QuestionAnswer.of(new MappingProposal.Question(field, "Which?", List.of(choices)), draft);
    }

    @Test
    void aProfileIsNamedLikeItsFile() {
        assertThat(MappingLabels.profileName("Preisliste 2026.csv.gz")).isEqualTo("Preisliste 2026");
        assertThat(MappingLabels.profileName("x".repeat(120) + ".xlsx")).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.234,50 | PRICE     | 1,234.50
            12 EUR   | PRICE     | 12.00
            12.50    | PRICE     | not a price
            nein     | ACTIVE    | Inactive
            maybe    | ACTIVE    | not yes or no
            1.234,50 | ATTRIBUTE | 1.234,50
            """)
    void aCellIsShownAsItIsUnderstood(String cell, ColumnTarget target, String understood) {
        var german = new Proposal(columns(), "first", ";", "UTF-8", "comma", "EUR", null, 0, "ignore", null);

        assertThat(SampleCell.understood(cell, target, german)).isEqualTo(understood);
    }

    @Test
    void settingsAreShownInWords() {
        assertThat(List.of("0", "1", "12")).map(FileSetting.SKIP_LINES::text)
                .containsExactly("No lines", "1 line", "12 lines");
        assertThat(FileSetting.DELIMITER.text("tab")).isEqualTo("Tab");
        assertThat(FileSetting.CHARSET.text("WINDOWS-1252")).isEqualTo("Windows-1252 (Western Europe)");
        assertThat(FileSetting.CHARSET.text("x-unknown")).isEqualTo("unknown");
        assertThat(CharsetLabels.namesWith("Utf-8")).startsWith("Utf-8").doesNotContain("UTF-8");
    }
}
