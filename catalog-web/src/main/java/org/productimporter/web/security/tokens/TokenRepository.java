package org.productimporter.web.security.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the table `api_token`; reads `app_user` for the owners of tokens. Thread-safe.
@Repository
class TokenRepository {

    /// A row to be inserted.
    ///
    /// @param expiresAt null for never
    /// @param ownerId null for a token without owner
    record NewRow(BearerToken token, String name, List<String> scopes, String createdBy, @Nullable Instant expiresAt,
            @Nullable Long ownerId) {}

    /// A valid token.
    ///
    /// @param ownerId null for a token without owner
    /// @param ownerRole null for a token without owner
    record Stored(String name, String secretHash, List<String> scopes, @Nullable Instant lastUsedAt,
            @Nullable Long ownerId, @Nullable String ownerRole) {}

    private final JdbcClient jdbc;

    TokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String INSERT = """
            insert into api_token
                (id, name, secret_hash, scopes, created_by, expires_at, owner_id)
            values
                (:id, :name, decode(:secret_hash, 'hex'), :scopes, :created_by, :expires_at, :owner)
            """;

    void insert(NewRow row) {
        jdbc.sql(INSERT)
                .param("id", row.token().id())
                .param("name", row.name())
                .param("secret_hash", row.token().hash())
                .param("scopes", row.scopes().toArray(String[]::new))
                .param("created_by", row.createdBy())
                .param("expires_at", SqlTime.parameter(row.expiresAt()))
                .param("owner", row.ownerId())
                .update();
    }

    private static final String LIST = """
            select t.id, t.name, t.scopes, t.created_at, t.created_by, t.expires_at,
                   t.last_used_at, t.revoked_at, u.name as owner
            from api_token t
            left join app_user u on u.id = t.owner_id
            where cast(:id as text) is null
               or t.id = :id
            order by t.created_at desc, t.id
            """;

    List<TokenService.Token> list() {
        return jdbc.sql(LIST).param("id", null).query(TokenRepository::token).list();
    }

    TokenService.Token token(String id) {
        return jdbc.sql(LIST).param("id", id).query(TokenRepository::token).single();
    }

    private static TokenService.Token token(ResultSet row, int rowNumber) throws SQLException {
        return new TokenService.Token(row.getString("id"), row.getString("name"), texts(row, "scopes"),
                SqlTime.required(row, "created_at"), row.getString("created_by"), row.getString("owner"),
                SqlTime.optional(row, "expires_at"), SqlTime.optional(row, "last_used_at"),
                SqlTime.optional(row, "revoked_at"));
    }

    private static final String FIND = """
            select t.name, encode(t.secret_hash, 'hex') as secret_hash, t.scopes, t.last_used_at,
                   t.owner_id, u.role as owner_role
            from api_token t
            left join app_user u on u.id = t.owner_id
            where t.id = :id
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and (t.owner_id is null or u.enabled)
            """;

    /// The token with this id, if it is valid at `now`.
    Optional<Stored> find(String id, Instant now) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("now", SqlTime.parameter(now))
                .query((row, _) -> new Stored(row.getString("name"), row.getString("secret_hash"), texts(row, "scopes"),
                        SqlTime.optional(row, "last_used_at"), row.getObject("owner_id", Long.class),
                        row.getString("owner_role")))
                .optional();
    }

    void setLastUsed(String id, Instant now) {
        jdbc.sql("update api_token set last_used_at = :now where id = :id")
                .param("id", id)
                .param("now", SqlTime.parameter(now))
                .update();
    }

    /// Serializes changes of administrators until the end of the transaction.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('api_token', 0))").query((_, _) -> true).single();
    }

    boolean hasAny() {
        return jdbc.sql("select exists (select from api_token)").query(Boolean.class).single();
    }

    private static final String OTHER_ADMINS = """
            select exists (
                select
                from api_token t
                left join app_user u on u.id = t.owner_id
                where t.id <> :id
                  and 'admin' = any (t.scopes)
                  and t.revoked_at is null
                  and (t.expires_at is null or t.expires_at > :now)
                  and (t.owner_id is null or u.enabled and u.role = 'admin'))
                or exists (select from app_user where enabled and role = 'admin')
            """;

    /// Whether an administrator remains without this token: another token or a user.
    boolean hasOtherAdmins(String id, Instant now) {
        return jdbc.sql(OTHER_ADMINS)
                .param("id", id)
                .param("now", SqlTime.parameter(now))
                .query(Boolean.class)
                .single();
    }

    /// @return whether the token was not revoked before
    boolean revoke(String id, Instant now) {
        return jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                .param("id", id)
                .param("now", SqlTime.parameter(now))
                .update() == 1;
    }

    private static final String LOCK_OWNER = """
            select id
            from app_user
            where product_key(name) = product_key(:name)
              and enabled
            for share
            """;

    /// Id of the enabled user of this name, locked until the end of the transaction.
    Optional<Long> lockOwner(String name) {
        return jdbc.sql(LOCK_OWNER).param("name", name).query(Long.class).optional();
    }

    private static final String REVOKE_OWNED = """
            update api_token
            set revoked_at = :now
            where owner_id = :owner
              and revoked_at is null
            returning id
            """;

    /// @return ids of the revoked tokens
    List<String> revokeOwned(long userId, Instant now) {
        return jdbc.sql(REVOKE_OWNED)
                .param("owner", userId)
                .param("now", SqlTime.parameter(now))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
