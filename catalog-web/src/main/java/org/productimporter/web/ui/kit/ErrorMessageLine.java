package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Div;

/// An error message beside a control. Hidden while empty. Screen readers announce it.
public final class ErrorMessageLine extends Div {

    public ErrorMessageLine() {
        addClassName("error-message");
        getElement().setAttribute("role", "alert");
        clear();
    }

    public void show(String message) {
        setText(message);
        setVisible(true);
    }

    public void clear() {
        setText("");
        setVisible(false);
    }

    /// Runs an action of a user and shows why it was rejected. Unexpected errors reach the error handler of the session.
    ///
    /// @return whether the action succeeded
    public boolean run(Runnable action) {
        clear();
        return ActionFeedback.run(action, this::show);
    }
}
