package org.productimporter.web.contract;

import java.util.Map;

/// One thing that a page of the contract does.
sealed interface Step {

    /// Where it stands, such as `products.http:12`.
    String place();

    /// Moves an import on, or says something else that an importer would say.
    record Statement(String place, String sql) implements Step {}

    /// Puts a file into the data folder.
    record Written(String place, String file, String text) implements Step {}

    /// A request and the whole answer to it.
    ///
    /// @param patience whether the answer may come true in a while
    record Exchange(String place, Patience patience, Message request, int status, Message answer) implements Step {

        String method() {
            return request.start().substring(0, request.start().indexOf(' '));
        }

        String path() {
            return request.start().substring(request.start().indexOf(' ') + 1);
        }
    }

    enum Patience {
        AT_ONCE, AWAITED
    }

    /// @param start the first line
    /// @param body empty for none
    record Message(String start, Map<String, String> headers, String body) {}
}
