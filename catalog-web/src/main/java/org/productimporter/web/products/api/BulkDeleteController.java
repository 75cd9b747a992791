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

/// Deletes many products, or all, by one request.
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

    /// @param deleted how many of the products there were
    record Answer(long deleted) {}

    /// The body, for the description of the API only.
    record Wanted(@Nullable String confirm, @Nullable List<Long> ids) {}

    @Operation(summary = "Delete many products, or all",
            description = "`confirm` deletes all, which an import that is running may add to again; with"
                    + " `ids`, 1 to 10,000 of them, only those are deleted and `confirm` may be"
                    + " left out. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class),
            examples = {@ExampleObject(name = "all", value = "{\"confirm\": \"DELETE ALL\"}"),
                    @ExampleObject(name = "some", value = "{\"ids\": [7, 9]}")}))
    @PostMapping(path = "/bulk-delete", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer delete(HttpServletRequest request) throws IOException {
        var body = json.read(request);
        var ids = ids(body);
        var actor = Actor.current();
        requireConfirmation(body);
        return new Answer(ids == null ? products.deleteAll(actor) : products.delete(ids, actor));
    }

    /// A list, even an empty one, is never all.
    private static @Nullable Set<Long> ids(ObjectNode body) {
        var list = body.get("ids");
        if (list == null) {
            return null;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_IDS) {
            throw ProblemException.field("ids", "ids is a list of 1 to %,d ids".formatted(MAX_IDS));
        }
        var ids = new HashSet<Long>();
        for (JsonNode id : list) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw ProblemException.field("ids", "ids holds whole numbers, not " + id);
            }
            ids.add(id.longValue());
        }
        return ids;
    }

    private static void requireConfirmation(ObjectNode body) {
        for (var member : body.properties()) {
            if (!member.getKey().equals("confirm") && !member.getKey().equals("ids")) {
                throw ProblemException.field(member.getKey(),
                        member.getKey() + " is unknown here; known are confirm, ids");
            }
        }
        var confirm = body.get("confirm");
        var confirmed = confirm != null && confirm.isString() && confirm.asString().equals(CONFIRMATION);
        if (!confirmed && (confirm != null || !body.has("ids"))) {
            throw ProblemException.field("confirm",
                    "To delete all products send {\"confirm\": \"DELETE ALL\"}; to delete some send their ids");
        }
    }
}
