package org.productimporter.web.errors;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.input.InvalidParameterValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Translates exceptions of controllers into problem details (RFC 9457), as [ErrorTranslator] does for all others.
@RestControllerAdvice
class RestExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RestExceptionHandler.class);

    /// A service denied access. Spring Security responds, as for a denied path.
    @ExceptionHandler
    void denied(AccessDeniedException failure) {
        throw failure;
    }

    /// The rights of the caller ended while the request ran. Spring Security responds, as for an invalid token.
    @ExceptionHandler
    void ended(AuthenticationException failure) {
        throw failure;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> anything(Exception failure, WebRequest request, HttpServletResponse response)
            throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("The client closed the connection", failure);
            return null;
        }
        if (response.isCommitted()) {
            // A download that fails halfway must not look complete with the problem as its last line. The container closes
            // the connection.
            LOG.error("A response failed after its start", failure);
            throw failure;
        }
        return respond(failure, ErrorTranslator.translate(failure), request);
    }

    private @Nullable ResponseEntity<Object> respond(Exception failure, ProblemException problem, WebRequest request) {
        return handleExceptionInternal(failure, problem.getBody(), problem.getHeaders(), problem.getStatusCode(),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var response = super.handleExceptionInternal(failure, body, headers, status, request);
        if (request instanceof ServletWebRequest servlet && response != null
                && response.getBody() instanceof ProblemDetail problem) {
            ClientErrorLog.log(servlet.getRequest(), problem);
        }
        return response;
    }

    /// After an incomplete request, the container discards this response and calls [ErrorDispatchController].
    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(ErrorResponseException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        request.setAttribute(ErrorDispatchController.PROBLEM, failure, RequestAttributes.SCOPE_REQUEST);
        return super.handleErrorResponseException(failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(failure, StatusProblem.of(status.value()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(failure, ErrorTranslator.translate(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var name = String.valueOf(failure.getPropertyName());
        return respond(failure, ProblemException.field(name, name + " " + reason(failure)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = failure.getFieldErrors()
                .stream()
                .map(error -> new FieldError(error.getField(), error.getField() + " "
                        + reason(error.contains(TypeMismatchException.class) ? error.unwrap(TypeMismatchException.class)
                                : failure)))
                .toList();
        return respond(failure, ProblemException.fields(errors), request);
    }

    /// Our converters say what is expected; the messages of others contain class names.
    private static String reason(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof InvalidParameterValueException invalid
                ? Objects.requireNonNull(invalid.getMessage())
                : "has a value of another type";
    }
}
