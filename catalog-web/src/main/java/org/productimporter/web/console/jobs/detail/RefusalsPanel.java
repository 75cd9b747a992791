package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.jobs.JobAction;

/// Why the other actions are not possible now.
final class RefusalsPanel extends Div {

    private final DescriptionList list = new DescriptionList();

    RefusalsPanel() {
        list.addClassName("facts");
        add(new Details("What is not possible now, and why", list));
    }

    void show(Map<JobAction, String> refused) {
        list.removeAll();
        refused.forEach(
                (action, why) ->
                        list.add(
                                new DescriptionList.Term(ExecutionWords.words(action.name())),
                                new DescriptionList.Description(why)));
    }
}
