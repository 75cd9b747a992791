package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.web.ui.kit.Texts;

/// How the file of an import was read, with the reasons, collapsed.
public final class ReadingPanel extends Details {

    private @Nullable MappingProposal shown;

    public ReadingPanel() {
        super("How the file was read");
    }

    /// Keeps the content while it is unchanged. Hidden before the inspection.
    public void show(@Nullable MappingProposal mapping) {
        setVisible(mapping != null);
        if (mapping != null && !mapping.equals(shown)) {
            shown = mapping;
            removeAll();
            add(facts(mapping));
        }
    }

    private static DescriptionList facts(MappingProposal mapping) {
        var list = new DescriptionList();
        list.addClassName("facts");
        var proposal = mapping.proposal();
        for (var setting : FileSetting.values()) {
            var value = setting.value(proposal);
            if (value != null && !(setting == FileSetting.SKIP_LINES && proposal.skipLines() == 0)) {
                add(list, setting.label(), setting.text(value), mapping.reasons().get(setting.option()));
            }
        }
        if (proposal.profileName() != null) {
            add(list, "Profile", proposal.profileName(), mapping.reasons().get("profile_name"));
        }
        var draft = new MappingDraft(mapping);
        draft.names()
                .forEach(column -> add(list, draft.label(column), draft.target(column).label(),
                        mapping.reasons().get("columns." + column)));
        return list;
    }

    private static void add(DescriptionList list, String term, String value, @Nullable String reason) {
        var description = new DescriptionList.Description(new Span(value));
        if (reason != null) {
            description.add(Texts.secondary(" · " + reason));
        }
        list.add(new DescriptionList.Term(term), description);
    }
}
