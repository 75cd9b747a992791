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
import org.productimporter.web.products.BulkProductService;
import org.productimporter.web.products.bulk.BulkProgress;
import org.productimporter.web.products.bulk.FilteredActionService;
import org.productimporter.web.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Activates or deactivates many products by one request.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class BulkUpdateController {

    private final BulkProductService products;
    private final FilteredActionService filtered;
    private final JsonBodyReader json;

    BulkUpdateController(BulkProductService products, FilteredActionService filtered, JsonBodyReader json) {
        this.products = products;
        this.filtered = filtered;
        this.json = json;
    }

    /// @param updated number of products that had the other state
    record Response(long updated) {}

    /// The body, for the OpenAPI document only.
    record Request(boolean active, @Nullable String confirm, @Nullable List<Long> ids,
            @Nullable ProductFilterParameters filter) {}

    @Operation(summary = "Activate or deactivate many products",
            description = "Sets `active` of the products in `ids`, 1 to 10,000 of them, or of all products that match"
                    + " `filter`, an object of the parameters of the list. With a filter, `confirm` is the number of"
                    + " products that match; if it is not, the response is 409 with `count`, and nothing is changed."
                    + " They are changed in transactions of up to 5,000. `updated` does not count products that had"
                    + " the state already. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Request.class),
            examples = {@ExampleObject(name = "some", value = "{\"ids\": [7, 9], \"active\": false}"),
                    @ExampleObject(name = "those that match",
                            value = "{\"filter\": {\"search\": \"lamp\"}, \"confirm\": \"98\", \"active\": false}")}))
    @PostMapping(path = "/bulk-update", consumes = MediaType.APPLICATION_JSON_VALUE)
    Response update(HttpServletRequest request) throws IOException {
        var body = new BulkRequestBody(json.read(request));
        body.requireMembers(List.of("active", "confirm", "ids", "filter"));
        var active = body.active();
        var filter = body.filter();
        var ids = body.ids();
        var actor = Actor.current();
        if (filter != null) {
            return new Response(filtered.apply(new FilteredActionService.Request(BulkAction.ofActive(active), filter,
                    body.confirmedCount(), actor), BulkProgress.NONE));
        }
        if (ids == null) {
            throw ProblemException.field("ids", "Send the ids of the products, or a filter with confirm");
        }
        return new Response(products.setActive(ids, active, actor));
    }
}
