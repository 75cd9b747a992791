package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Deletes many or all products by one request.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class BulkDeleteController {

    private static final String CONFIRMATION = "DELETE ALL";
    private static final int MAX_IDS = 10_000;

    private final ProductService products;
    private final JsonBodyReader json;

    BulkDeleteController(ProductService products, JsonBodyReader json) {
        this.products = products;
        this.json = json;
    }

    /// @param deleted number of deleted products
    record Response(long deleted) {}

    /// The body, for the OpenAPI document only.
    record Request(@Nullable String confirm, @Nullable List<Long> ids) {}

    @Operation(summary = "Delete many or all products",
            description = "With `ids`, 1 to 10,000 of them, deletes these products; `confirm` is then"
                    + " optional. Without `ids`, `confirm` deletes all products. A running import may add"
                    + " products again. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Request.class),
            examples = {@ExampleObject(name = "all", value = "{\"confirm\": \"DELETE ALL\"}"),
                    @ExampleObject(name = "some", value = "{\"ids\": [7, 9]}")}))
    @PostMapping(path = "/bulk-delete", consumes = MediaType.APPLICATION_JSON_VALUE)
    Response delete(HttpServletRequest request) throws IOException {
        var body = json.read(request);
        var ids = ids(body);
        requireConfirmation(body);
        var actor = Actor.current();
        return new Response(ids == null ? products.deleteAll(actor) : products.delete(ids, actor));
    }

    /// Returns null only if the member is missing; an empty list is an error and never means all products.
    private static @Nullable Set<Long> ids(ObjectNode body) {
        var list = body.get("ids");
        if (list == null) {
            return null;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_IDS) {
            throw ProblemException.field("ids", "ids must be a list of 1 to %,d IDs".formatted(MAX_IDS));
        }
        var ids = new HashSet<Long>();
        for (JsonNode id : list) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw ProblemException.field("ids", "ids must contain integers, not " + id);
            }
            ids.add(id.longValue());
        }
        return ids;
    }

    private static void requireConfirmation(ObjectNode body) {
        for (var member : body.properties()) {
            if (!member.getKey().equals("confirm") && !member.getKey().equals("ids")) {
                throw ProblemException.field(member.getKey(), member.getKey() + " is unknown; use confirm and ids");
            }
        }
        var confirm = body.get("confirm");
        var confirmed = confirm != null && confirm.isString() && confirm.asString().equals(CONFIRMATION);
        if (!confirmed && (confirm != null || !body.has("ids"))) {
            throw ProblemException.field("confirm",
                    "To delete all products, send {\"confirm\": \"DELETE ALL\"}; to delete some, send their ids");
        }
    }
}
