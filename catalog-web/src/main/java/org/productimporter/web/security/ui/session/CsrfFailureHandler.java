package org.productimporter.web.security.ui.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// Responds 403 to a form without the token of its page. A `Refresh` header leads browsers whose page was open for too long to
/// a new sign-in page.
public final class CsrfFailureHandler implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        if (!(cause instanceof CsrfException)) {
            return;
        }
        response.setHeader("Refresh", "0; url=" + request.getContextPath() + "/login");
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().println("This page was open for too long. Open the sign-in page again");
    }
}
