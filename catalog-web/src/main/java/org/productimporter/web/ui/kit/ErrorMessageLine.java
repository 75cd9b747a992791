package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.html.Div;
import org.productimporter.web.common.ProblemException;
import org.springframework.security.access.AccessDeniedException;

/// Says beside what was asked for why it was refused; not there while nothing was. Screen readers
/// say it at once.
public final class ErrorMessageLine extends Div {

    public ErrorMessageLine() {
        addClassName("error-message");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    public void tell(String sentence) {
        setText(sentence);
        setVisible(true);
    }

    public void clear() {
        setText("");
        setVisible(false);
    }

    /// Runs what a user asked for and tells him when it is refused. Unexpected errors pass
    /// through to the error handler of the session.
    ///
    /// @return whether it was done
    public boolean attempt(Runnable action) {
        clear();
        try {
            action.run();
            return true;
        } catch (ProblemException refused) {
            tell(refused.detail());
        } catch (AccessDeniedException refused) {
            tell("Your role does not allow this. Ask an administrator");
        }
        return false;
    }
}
