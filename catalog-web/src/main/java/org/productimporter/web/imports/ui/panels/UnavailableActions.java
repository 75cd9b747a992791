package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;

/// The actions that the import does not allow now, with the reason.
public final class UnavailableActions extends Details {

    private final DescriptionList list = new DescriptionList();
    private @Nullable Set<ImportAction> shown;

    public UnavailableActions() {
        super("Unavailable actions");
        list.addClassName("facts");
        add(list);
    }

    public void show(Set<ImportAction> allowed) {
        if (allowed.equals(shown)) {
            return;
        }
        shown = allowed;
        list.removeAll();
        for (var action : ImportAction.REQUESTS) {
            // A file that needs no confirmation lacks nothing.
            if (!allowed.contains(action) && action != ImportAction.CONFIRM_MAPPING) {
                var name = action.name().charAt(0) + action.name().substring(1).toLowerCase(Locale.ROOT);
                list.add(new DescriptionList.Term(name), new DescriptionList.Description(reason(action)));
            }
        }
    }

    private static String reason(ImportAction action) {
        return switch (action) {
            case STOP -> "Only a waiting or running import can be stopped";
            case RESTART -> "Only a stopped or failed import that is not abandoned can be restarted";
            case APPLY -> "Only a previewed import can be applied";
            case ABANDON -> "Only a stopped or failed import can be abandoned";
            case DELETE -> "Only an import that has ended can be deleted";
            case UNDO -> "Only a completed import can be undone";
            case CONFIRM_MAPPING -> "Only an import that needs a mapping can have it confirmed";
            case BEGIN, COMPLETE, FINISH_PREVIEW, ASK_MAPPING, FAIL, CONFIRM_STOP, RESTART_UNDO,
                    FINISH_UNDO -> throw new IllegalArgumentException("Users cannot request " + action);
        };
    }
}
