package org.productimporter.web.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.people.TooManyAttemptsException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/// Leads somebody who was not let in back to the sign-in page, which says why. One who tried too
/// often gets there, too, but by an answer that programs understand: 429 with `Retry-After`.
final class SignInRefused implements AuthenticationFailureHandler {

    private static final String PAGE = "/login?error";

    private final AuthenticationFailureHandler back =
            new SimpleUrlAuthenticationFailureHandler(PAGE);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (!(why instanceof TooManyAttemptsException tooMany)) {
            back.onAuthenticationFailure(request, response, why);
            return;
        }
        request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, why);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        response.setHeader("Refresh", "0; url=" + request.getContextPath() + PAGE);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(UTF_8);
        response.getWriter().println(why.getMessage());
    }
}
