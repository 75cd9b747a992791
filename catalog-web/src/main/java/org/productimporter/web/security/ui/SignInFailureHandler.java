package org.productimporter.web.security.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.security.users.TooManyAttemptsException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/// Redirects to the sign-in page, which shows the reason. After too many attempts, the response is 429 with `Retry-After`, and a
/// `Refresh` header leads browsers to the page.
final class SignInFailureHandler implements AuthenticationFailureHandler {

    private static final String PAGE = "/login?error";

    private final AuthenticationFailureHandler redirect = new SimpleUrlAuthenticationFailureHandler(PAGE);

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException cause) throws IOException, ServletException {
        if (!(cause instanceof TooManyAttemptsException tooMany)) {
            redirect.onAuthenticationFailure(request, response, cause);
            return;
        }
        request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, cause);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        response.setHeader("Refresh", "0; url=" + request.getContextPath() + PAGE);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(UTF_8);
        response.getWriter().println(cause.getMessage());
    }
}
