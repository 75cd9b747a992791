package org.productimporter.web.security.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.security.tokens.TokenService;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages API tokens.
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens")
class TokenController {

    private final TokenService tokens;

    TokenController(TokenService tokens) {
        this.tokens = tokens;
    }

    @Operation(summary = "List all tokens without their secrets", description = "Scope admin.")
    @GetMapping
    Page<TokenService.Token> list() {
        return new Page<>(tokens.list(), null);
    }

    /// A token to be created.
    ///
    /// @param expiresAt null for a year from now
    /// @param owner name of a user; null for the owner of the calling token
    record CreateRequest(@Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt,
            @Nullable String owner) {}

    @Operation(summary = "Create a token",
            description = "The response contains the secret, which is not available later. A token has at most the scopes of"
                    + " its owner's role and ends with its owner. Scope admin.")
    @PostMapping
    ResponseEntity<TokenService.Created> create(@RequestBody CreateRequest body) {
        var created = tokens.create(new TokenService.NewToken(body.name() == null ? "" : body.name(),
                body.scopes() == null ? List.of() : body.scopes(), body.expiresAt(), body.owner()));
        return ResponseEntity.created(URI.create("/api/tokens/" + created.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    @Operation(summary = "Revoke a token", description = "Takes effect immediately on every node. Scope admin.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(id);
    }
}
