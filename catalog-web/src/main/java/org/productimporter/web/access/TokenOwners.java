package org.productimporter.web.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// To whom tokens belong, and their end with him.
@Component
class TokenOwners {

    private final JdbcClient jdbc;

    TokenOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OWNER =
            """
            select id
            from app_user
            where product_key(name) = product_key(:name)
              and enabled
            for share
            """;

    /// Number of the user who shall own a new token; null for nobody. A token that makes tokens
    /// cannot make one that outlives its owner.
    ///
    /// @param name of the owner; null for the owner of the caller
    /// @throws Problem 400 when no enabled user has this name
    @Nullable Long ofNew(@Nullable String name) {
        if (name != null) {
            return jdbc.sql(OWNER)
                    .param("name", name)
                    .query(Long.class)
                    .optional()
                    .orElseThrow(
                            () -> Problem.field("owner", "owner is the name of an enabled user"));
        }
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return switch (caller == null ? null : caller.getPrincipal()) {
            case TokenCaller token -> token.ownerId();
            case UserCaller user -> user.id();
            case null, default -> null;
        };
    }

    private static final String REVOKE_ALL =
            """
            update api_token
            set revoked_at = :now
            where owner_id = :owner
              and revoked_at is null
            returning id
            """;

    /// @return ids of the tokens that were good until now
    List<String> revokeAll(long userId, Instant now) {
        return jdbc.sql(REVOKE_ALL)
                .param("owner", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
