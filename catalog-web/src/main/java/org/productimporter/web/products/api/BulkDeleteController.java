package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.BulkAction;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.bulk.BulkProgress;
import org.productimporter.web.products.bulk.FilteredActionService;
import org.productimporter.web.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Deletes many or all products by one request.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class BulkDeleteController {

    private static final String CONFIRMATION = "DELETE ALL";

    private final ProductService products;
    private final FilteredActionService filtered;
    private final JsonBodyReader json;

    BulkDeleteController(ProductService products, FilteredActionService filtered, JsonBodyReader json) {
        this.filtered = filtered;
        this.products = products;
        this.json = json;
    }

    /// @param deleted number of deleted products
    record Response(long deleted) {}

    /// The body, for the OpenAPI document only.
    record Request(@Nullable String confirm, @Nullable List<Long> ids, @Nullable ProductFilterParameters filter) {}

    @Operation(summary = "Delete many or all products",
            description = "With `ids`, 1 to 10,000 of them, deletes these products; `confirm` is then"
                    + " optional. With `filter`, an object of the parameters of the list, deletes all products that"
                    + " match, if `confirm` is their number; otherwise the response is 409 with `count`, and nothing"
                    + " is deleted. They are deleted in transactions of up to 5,000. With neither, `confirm` deletes"
                    + " all products. A running import may add products again. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Request.class),
            examples = {@ExampleObject(name = "all", value = "{\"confirm\": \"DELETE ALL\"}"),
                    @ExampleObject(name = "some", value = "{\"ids\": [7, 9]}"),
                    @ExampleObject(name = "those that match",
                            value = "{\"filter\": {\"search\": \"lamp\"}, \"confirm\": \"98\"}")}))
    @PostMapping(path = "/bulk-delete", consumes = MediaType.APPLICATION_JSON_VALUE)
    Response delete(HttpServletRequest request) throws IOException {
        var body = new BulkRequestBody(json.read(request));
        body.requireMembers(List.of("confirm", "ids", "filter"));
        var filter = body.filter();
        var actor = Actor.current();
        if (filter != null) {
            return new Response(filtered.apply(
                    new FilteredActionService.Request(BulkAction.DELETE, filter, body.confirmedCount(), actor),
                    BulkProgress.NONE));
        }
        var ids = body.ids();
        requireConfirmation(body);
        return new Response(ids == null ? products.deleteAll(actor) : products.delete(ids, actor));
    }

    private static void requireConfirmation(BulkRequestBody body) {
        if (!body.isConfirmed(CONFIRMATION) && (body.has("confirm") || !body.has("ids"))) {
            throw ProblemException.field("confirm",
                    "To delete all products, send {\"confirm\": \"DELETE ALL\"}; to delete some, send their ids or a filter");
        }
    }
}
