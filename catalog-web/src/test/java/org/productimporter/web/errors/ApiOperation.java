package org.productimporter.web.errors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One operation of the OpenAPI document.
///
/// @param bodies the schemas of the request body by content type
record ApiOperation(String method, String path, List<Parameter> parameters, List<Body> bodies, Set<Integer> statuses) {

    /// @param place `path` or `query`
    record Parameter(String name, String place, JsonNode schema) {}

    record Body(String contentType, JsonNode schema) {}

    /// Reads all operations of a document.
    static List<ApiOperation> all(JsonNode document) {
        var operations = new ArrayList<ApiOperation>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.add(of(document, path.getKey(), operation.getKey(), operation.getValue()));
            }
        }
        return operations;
    }

    private static ApiOperation of(JsonNode document, String path, String method, JsonNode operation) {
        var parameters = new ArrayList<Parameter>();
        for (var parameter : operation.path("parameters")) {
            parameters.add(new Parameter(parameter.path("name").asString(), parameter.path("in").asString(),
                    resolve(document, parameter.path("schema"))));
        }
        var bodies = new ArrayList<Body>();
        for (var content : operation.path("requestBody").path("content").properties()) {
            bodies.add(new Body(content.getKey(), resolve(document, content.getValue().path("schema"))));
        }
        var statuses = new HashSet<Integer>();
        operation.path("responses").propertyNames().forEach(status -> statuses.add(Integer.valueOf(status)));
        return new ApiOperation(method.toUpperCase(Locale.ROOT), path, parameters, bodies, statuses);
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    String name() {
        return method + " " + path;
    }
}
