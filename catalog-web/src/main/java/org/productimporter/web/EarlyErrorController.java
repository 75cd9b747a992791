package org.productimporter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Responds to requests that fail before they reach a controller, for example because they are not valid HTTP.
@RestController
class EarlyErrorController implements ErrorController {

    /// The request attribute with the intended response.
    static final String PROBLEM = EarlyErrorController.class.getName() + ".problem";

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof ProblemDetail problem) {
            return response(problem);
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return response(ProblemDetail.forStatusAndDetail(known, known.getReasonPhrase()));
    }

    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
