package org.productimporter.web.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;

/// The page for an unknown address, and for views that the role of the user does not include.
@ParentLayout(MainLayout.class)
@PageTitle("Page not found · Product Importer")
@AnonymousAllowed
class NotFoundView extends Main implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        removeAll();
        add(new PageHeader("Page not found"), new EmptyState("There is no page at this address",
                "It may have been deleted, or your role does not include it.", new Anchor("imports", "Go to imports")));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
