package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Reads and changes one product. Its ETag is its version.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class ProductController {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String EXAMPLE = """
            {"sku": "KIT-1", "name": "Bread Knife", "description": "Steel, 20 cm",
             "price": "24.90", "active": true, "attributes": {"Material": "Steel"}}""";

    private final ProductService products;
    private final JsonBodyReader json;

    ProductController(ProductService products, JsonBodyReader json) {
        this.products = products;
        this.json = json;
    }

    @Operation(summary = "Get a product", description = "Scope products:read.")
    @GetMapping("/{id}")
    ResponseEntity<Product> get(@PathVariable long id) {
        return response(products.find(id));
    }

    @Operation(summary = "Get a product by its SKU, in any case",
            description = "The SKU is percent-encoded as one part of the path. Every SKU, also . and .., is found by the"
                    + " list with sku_exact. Scope products:read.")
    @GetMapping("/by-sku/{sku}")
    ResponseEntity<Product> getBySku(@PathVariable String sku) {
        return response(products.findBySku(sku));
    }

    @Operation(summary = "Create a product",
            description = "sku and name are required; id, version, created_at and updated_at are ignored. 409 if"
                    + " the SKU exists in any case. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProductDraft.class),
            examples = @ExampleObject(EXAMPLE)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Product> create(HttpServletRequest request) throws IOException {
        var draft = ProductBody.of(json.read(request)).applyTo(ProductDraft.EMPTY);
        var created = products.create(draft, Actor.current());
        return ResponseEntity.created(URI.create("/api/products/" + created.id() + "/"))
                .eTag(etag(created))
                .body(created);
    }

    @Operation(summary = "Replace a product",
            description = "Missing members get the defaults of a new product, so without attributes it has none. 412 if If-Match does not contain"
                    + " the current version. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProductDraft.class),
            examples = @ExampleObject(EXAMPLE)))
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Product> replace(@PathVariable long id, HttpServletRequest request) throws IOException {
        var draft = ProductBody.of(json.read(request)).applyTo(ProductDraft.EMPTY);
        return response(products.change(id, _ -> draft, IfMatch.of(request), Actor.current()));
    }

    @Operation(summary = "Change some fields of a product",
            description = "Missing members stay unchanged, and so do attributes that are not named: a text sets an"
                    + " attribute, null or an empty text removes it, attributes: null removes all. 412 if If-Match"
                    + " does not contain the current version. Scope products:write.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProductDraft.class),
            examples = @ExampleObject("{\"price\": \"19.90\"}")))
    @PatchMapping(path = "/{id}", consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    ResponseEntity<Product> change(@PathVariable long id, HttpServletRequest request) throws IOException {
        var body = ProductBody.of(json.read(request));
        return response(products.change(id, body::applyTo, IfMatch.of(request), Actor.current()));
    }

    @Operation(summary = "Delete a product",
            description = "412 if If-Match does not contain the current version. Scope products:write.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, HttpServletRequest request) {
        products.delete(id, IfMatch.of(request), Actor.current());
    }

    private static ResponseEntity<Product> response(Product product) {
        return ResponseEntity.ok().eTag(etag(product)).body(product);
    }

    private static String etag(Product product) {
        return "\"" + product.version() + '"';
    }
}
