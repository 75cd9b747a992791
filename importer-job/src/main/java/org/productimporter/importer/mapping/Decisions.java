package org.productimporter.importer.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.model.mapping.MappingProposal.Question;

/// Collects the reasons, alternatives and questions of a proposal, in the order of the decisions. Not thread-safe.
public final class Decisions {

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, List<String>> alternatives = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();

    /// Adds one sentence that explains a component of the proposal.
    public void explain(String component, String reason) {
        reasons.put(component, reason);
    }

    /// Adds other plausible values of a component, most plausible first.
    public void offer(String component, List<String> values) {
        if (!values.isEmpty()) {
            alternatives.put(component, List.copyOf(values));
        }
    }

    /// Adds a question.
    public void ask(String component, String message, List<String> choices) {
        questions.add(new Question(component, message, choices));
    }

    public Map<String, String> reasons() {
        return reasons;
    }

    public Map<String, List<String>> alternatives() {
        return alternatives;
    }

    public List<Question> questions() {
        return questions;
    }
}
