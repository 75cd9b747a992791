package org.productimporter.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The statements about the table `api_token`.
@Component
class TokenStore {

    /// A token to be stored.
    ///
    /// @param expiresAt null for never
    /// @param ownerId null for nobody's
    record NewToken(
            TokenText text,
            String name,
            List<String> scopes,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Long ownerId) {}

    /// What is needed to check a token.
    ///
    /// @param owner null when nobody owns it
    record Stored(
            String name,
            String secretHash,
            List<String> scopes,
            @Nullable Instant lastUsedAt,
            @Nullable Owner owner) {}

    /// The user to whom a token belongs.
    record Owner(long id, String role) {}

    /// What became of a wish to revoke.
    enum Revocation {
        REVOKED,
        UNKNOWN,
        LAST_ADMIN
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    TokenStore(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static final String INSERT =
            """
            insert into api_token
                (id, name, secret_hash, scopes, created_by, expires_at, owner_id)
            values
                (:id, :name, decode(:secret_hash, 'hex'), :scopes, :created_by, :expires_at, :owner)
            """;

    void insert(NewToken token) {
        jdbc.sql(INSERT)
                .param("id", token.text().id())
                .param("name", token.name())
                .param("secret_hash", token.text().hash())
                .param("scopes", token.scopes().toArray(String[]::new))
                .param("created_by", token.createdBy())
                .param("expires_at", utc(token.expiresAt()))
                .param("owner", token.ownerId())
                .update();
    }

    private static final String LIST =
            """
            select t.id, t.name, t.scopes, t.created_at, t.created_by, t.expires_at,
                   t.last_used_at, t.revoked_at, u.name as owner
            from api_token t
            left join app_user u on u.id = t.owner_id
            where cast(:id as text) is null
               or t.id = :id
            order by t.created_at desc, t.id
            """;

    List<Tokens.Token> list() {
        return jdbc.sql(LIST).param("id", null).query(TokenStore::token).list();
    }

    Tokens.Token token(String id) {
        return jdbc.sql(LIST).param("id", id).query(TokenStore::token).single();
    }

    private static Tokens.Token token(ResultSet row, int number) throws SQLException {
        return new Tokens.Token(
                row.getString("id"),
                row.getString("name"),
                texts(row, "scopes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getString("owner"),
                time(row, "expires_at"),
                time(row, "last_used_at"),
                time(row, "revoked_at"));
    }

    private static final String FIND =
            """
            select t.name, encode(t.secret_hash, 'hex') as secret_hash, t.scopes, t.last_used_at,
                   t.owner_id, u.role as owner_role
            from api_token t
            left join app_user u on u.id = t.owner_id
            where t.id = :id
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and (t.owner_id is null or u.enabled)
            """;

    /// The token of this id, if it is good at `now`.
    Optional<Stored> find(String id, Instant now) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("now", utc(now))
                .query(
                        (row, number) ->
                                new Stored(
                                        row.getString("name"),
                                        row.getString("secret_hash"),
                                        texts(row, "scopes"),
                                        time(row, "last_used_at"),
                                        owner(row)))
                .optional();
    }

    private static final String NOTE_USE =
            """
            update api_token
            set last_used_at = :now
            where id = :id
            """;

    void noteUse(String id, Instant now) {
        jdbc.sql(NOTE_USE).param("id", id).param("now", utc(now)).update();
    }

    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtextextended('api_token', 0))
            """;

    /// Makes everybody else who wants to change who is administrator wait for the end of the
    /// transaction.
    void lock() {
        jdbc.sql(LOCK).query((row, number) -> "").list();
    }

    private static final String ANY =
            """
            select exists (select 1 from api_token)
            """;

    boolean hasAny() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    private static final String OTHER_ADMINS =
            """
            select exists (
                select 1
                from api_token t
                left join app_user u on u.id = t.owner_id
                where t.id <> :id
                  and 'admin' = any (t.scopes)
                  and t.revoked_at is null
                  and (t.expires_at is null or t.expires_at > :now)
                  and (t.owner_id is null or u.enabled and u.role = 'admin'))
                or exists (
                select 1
                from app_user
                where enabled
                  and role = 'admin')
            """;

    private static final String REVOKE =
            """
            update api_token
            set revoked_at = :now
            where id = :id
              and revoked_at is null
            """;

    /// Revokes unless nobody could administer the server afterwards.
    Revocation revoke(String id, Instant now) {
        return transaction.execute(
                status -> {
                    lock();
                    var found = find(id, now);
                    var admin = found.filter(token -> token.scopes().contains("admin"));
                    if (admin.isPresent() && !hasOtherAdmins(id, now)) {
                        return Revocation.LAST_ADMIN;
                    }
                    var revoked = jdbc.sql(REVOKE).param("id", id).param("now", utc(now)).update();
                    return revoked == 1 ? Revocation.REVOKED : Revocation.UNKNOWN;
                });
    }

    private boolean hasOtherAdmins(String id, Instant now) {
        return jdbc.sql(OTHER_ADMINS)
                .param("id", id)
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Owner owner(ResultSet row) throws SQLException {
        var role = row.getString("owner_role");
        return role == null ? null : new Owner(row.getLong("owner_id"), role);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
