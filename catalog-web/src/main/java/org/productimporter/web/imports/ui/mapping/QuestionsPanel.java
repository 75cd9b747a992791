package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.productimporter.model.mapping.MappingProposal.Question;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// The questions about a file, with the proposed answers. An answered question stays, so that it can be answered again.
final class QuestionsPanel extends Div {

    private final BiConsumer<QuestionAnswer, String> onAnswer;
    private final Map<String, Shown> shown = new LinkedHashMap<>();
    private MappingDraft draft;

    private record Shown(Question question, QuestionAnswer answer, RadioButtonGroup<String> choices) {}

    /// @param onAnswer receives the choice of the user and what it decides
    QuestionsPanel(MappingDraft draft, BiConsumer<QuestionAnswer, String> onAnswer) {
        this.draft = draft;
        this.onAnswer = onAnswer;
        addClassName("questions");
    }

    int count() {
        return shown.size();
    }

    void show(MappingDraft next) {
        draft = next;
        draft.mapping().questions().forEach(this::addOnce);
        shown.values()
                .forEach(
                        question -> question.choices().setValue(question.answer().current(question.question(), draft)));
    }

    private void addOnce(Question question) {
        var earlier = shown.get(question.field());
        if (earlier != null && earlier.question().equals(question)) {
            return;
        }
        if (earlier != null) {
            earlier.choices().getParent().ifPresent(parent -> parent.removeFromParent());
        }
        var answer = QuestionAnswer.of(question, draft);
        var choices = choices(question, answer);
        shown.put(question.field(), new Shown(question, answer, choices));
        var block = Texts.stack(new Badge(Severity.WARNING, question.message()), choices);
        block.addClassName("question");
        if (answer instanceof QuestionAnswer.Elsewhere) {
            choices.setVisible(false);
            block.add(new Span("Answer it with the columns below."));
        }
        add(block);
    }

    private RadioButtonGroup<String> choices(Question question, QuestionAnswer answer) {
        var choices = new RadioButtonGroup<String>();
        choices.setAriaLabel(question.message());
        choices.setItems(question.choices());
        choices.setItemLabelGenerator(choice -> label(question, answer, choice));
        choices.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                onAnswer.accept(answer, event.getValue());
            }
        });
        return choices;
    }

    private String label(Question question, QuestionAnswer answer, String choice) {
        var text = answer.text(choice, draft);
        return choice.equals(question.choices().getFirst()) ? text + " – proposed" : text;
    }
}
