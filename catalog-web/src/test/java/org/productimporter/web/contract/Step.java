package org.productimporter.web.contract;

import java.util.Map;

/// A step of a page of the contract.
sealed interface Step {

    /// The file and line, such as `products.http:12`.
    String location();

    /// Writes what an importer would write.
    record Statement(String location, String sql) implements Step {}

    /// Writes a file to the data folder.
    record FileWrite(String location, String file, String text) implements Step {}

    /// A request and its complete response.
    ///
    /// @param timing whether the response may match later
    record Exchange(String location, Timing timing, Message request, int status, Message response) implements Step {

        String method() {
            return request.start().substring(0, request.start().indexOf(' '));
        }

        String path() {
            return request.start().substring(request.start().indexOf(' ') + 1);
        }
    }

    enum Timing {
        IMMEDIATE, EVENTUAL
    }

    /// @param start the first line
    /// @param body empty for none
    record Message(String start, Map<String, String> headers, String body) {}
}
