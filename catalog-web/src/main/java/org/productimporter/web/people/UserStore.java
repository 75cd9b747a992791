package org.productimporter.web.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.productimporter.web.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements about the table `app_user`.
@Component
class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtextextended('app_user', 0))
            """;

    /// Makes everybody else who wants to change users wait for the end of the transaction.
    void lock() {
        jdbc.sql(LOCK).query((row, number) -> "").list();
    }

    private static final String INSERT =
            """
            insert into app_user (name, password_hash, role, created_by)
            values (:name, :hash, :role, :creator)
            returning id
            """;

    /// @throws org.springframework.dao.DuplicateKeyException when the name is taken in any case
    long insert(String name, String passwordHash, Role role, String creator) {
        return jdbc.sql(INSERT)
                .param("name", name)
                .param("hash", passwordHash)
                .param("role", role.text())
                .param("creator", creator)
                .query(Long.class)
                .single();
    }

    private static final String FIND =
            """
            select id, name, role, enabled, failed_attempts, created_at, created_by,
                   password_changed_at, last_sign_in_at
            from app_user
            where cast(:id as bigint) is null
               or id = :id
            order by id
            """;

    List<Users.User> all() {
        return jdbc.sql(FIND).param("id", null).query(UserStore::user).list();
    }

    Optional<Users.User> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(UserStore::user).optional();
    }

    private static Users.User user(ResultSet row, int number) throws SQLException {
        var lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Users.User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("enabled"),
                row.getInt("failed_attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("password_changed_at", OffsetDateTime.class).toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    private static final String SIGN_IN =
            """
            select id, name, password_hash, role, enabled, version
            from app_user
            where product_key(name) = product_key(:name)
            """;

    /// What is needed to let the user of this name, in any case, in.
    Optional<SignedInUser.Stored> forSignIn(String name) {
        return jdbc.sql(SIGN_IN)
                .param("name", name)
                .query(
                        (row, number) ->
                                new SignedInUser.Stored(
                                        row.getLong("id"),
                                        row.getString("name"),
                                        row.getString("password_hash"),
                                        Role.of(row.getString("role")).orElseThrow(),
                                        row.getBoolean("enabled"),
                                        row.getInt("version")))
                .optional();
    }

    private static final String CHANGE =
            """
            update app_user
            set role = :role,
                enabled = :enabled,
                version = version + 1
            where id = :id
            """;

    void change(long id, Role role, boolean enabled) {
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("role", role.text())
                .param("enabled", enabled)
                .update();
    }

    private static final String SET_PASSWORD =
            """
            update app_user
            set password_hash = :hash,
                password_changed_at = clock_timestamp(),
                failed_attempts = 0,
                version = version + 1
            where id = :id
            """;

    void setPassword(long id, String passwordHash) {
        jdbc.sql(SET_PASSWORD).param("id", id).param("hash", passwordHash).update();
    }

    private static final String DELETE =
            """
            delete from app_user
            where id = :id
            """;

    void delete(long id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    private static final String OTHER_ADMINS =
            """
            select exists (
                select 1
                from app_user
                where id <> :id
                  and role = 'admin'
                  and enabled)
            """;

    /// Whether somebody could administer the server without this user.
    boolean hasOtherAdmins(long id) {
        return jdbc.sql(OTHER_ADMINS).param("id", id).query(Boolean.class).single();
    }

    private static final String ANY =
            """
            select exists (select 1 from app_user)
            """;

    boolean hasAny() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    private static final String CURRENT =
            """
            select exists (
                select 1
                from app_user
                where id = :id
                  and version = :version
                  and enabled)
            """;

    boolean isCurrent(long id, int version) {
        return jdbc.sql(CURRENT)
                .param("id", id)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    private static final String SIGNED_IN =
            """
            update app_user
            set last_sign_in_at = clock_timestamp(),
                failed_attempts = 0
            where id = :id
            """;

    void noteSignIn(long id) {
        jdbc.sql(SIGNED_IN).param("id", id).update();
    }

    private static final String FAILED =
            """
            update app_user
            set failed_attempts = failed_attempts + 1
            where product_key(name) = product_key(:name)
            """;

    /// @return whether there is a user of this name
    boolean noteFailure(String name) {
        return jdbc.sql(FAILED).param("name", name).update() == 1;
    }
}
