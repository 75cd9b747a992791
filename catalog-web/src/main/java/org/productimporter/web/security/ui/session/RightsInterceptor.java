package org.productimporter.web.security.ui.session;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.rights.RightsService;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Asks again who is acting before each message of a page. Messages over a push connection pass no filter, but Vaadin starts a
/// request for each of them. A session whose rights have ended is invalidated, so that the message finds none. Thread-safe.
final class RightsInterceptor implements VaadinRequestInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final transient RightsService rights;

    RightsInterceptor(RightsService rights) {
        this.rights = rights;
    }

    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        var session = request.getWrappedSession(false);
        if (session != null && session.getAttribute(CONTEXT) instanceof SecurityContext context
                && context.getAuthentication() != null && !rights.areCurrent(context.getAuthentication())) {
            session.invalidate();
        }
    }

    @Override
    public void handleException(VaadinRequest request, VaadinResponse response, VaadinSession session,
            Exception failure) {
        // The error handler of the session shows it.
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        // Nothing was opened.
    }
}
