package org.productimporter.web.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.productimporter.web.errors.ErrorTranslator;
import org.productimporter.web.ui.kit.PageHeader;

/// The page instead of a view that failed, for example because the database is away. Has no layout, because the layout may be
/// what failed.
@AnonymousAllowed
class ErrorView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private String title = "Error";

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var problem = ErrorTranslator.translate(parameter.getException());
        title = String.valueOf(problem.getBody().getTitle());
        removeAll();
        var reload = new Anchor(event.getLocation().getPathWithQueryParameters(), "Try again");
        reload.setRouterIgnore(true);
        add(new PageHeader(title).subtitle(problem.detail()), reload);
        return problem.getBody().getStatus();
    }

    @Override
    public String getPageTitle() {
        return title + " · Product Importer";
    }
}
