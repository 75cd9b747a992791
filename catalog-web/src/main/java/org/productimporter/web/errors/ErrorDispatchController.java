package org.productimporter.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.productimporter.web.common.ProblemException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Responds to requests for which a filter or servlet has called `sendError`.
@Controller
class ErrorDispatchController implements ErrorController {

    /// The request attribute with the intended response.
    static final String PROBLEM = ErrorDispatchController.class.getName() + ".problem";

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(request, response, problem(request));
    }

    private static ProblemException problem(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof ProblemException problem) {
            return problem;
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return StatusProblem.of(code instanceof Integer number ? number : HttpStatus.INTERNAL_SERVER_ERROR.value());
    }
}
