package org.productimporter.web.security.users;

import java.util.List;
import java.util.Optional;
import org.productimporter.web.security.Role;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the table `app_user`. Thread-safe.
@Repository
class UserRepository {

    private final JdbcClient jdbc;

    UserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Serializes changes of users until the end of the transaction.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('app_user', 0))").query((_, _) -> true).single();
    }

    private static final String INSERT = """
            insert into app_user (name, password_hash, role, created_by)
            values (:name, :hash, :role, :creator)
            returning id
            """;

    /// @throws org.springframework.dao.DuplicateKeyException if the name is taken in any case
    long insert(String name, String passwordHash, Role role, String creator) {
        return jdbc.sql(INSERT)
                .param("name", name)
                .param("hash", passwordHash)
                .param("role", role.text())
                .param("creator", creator)
                .query(Long.class)
                .single();
    }

    private static final String FIND = """
            select id, name, role, enabled, failed_attempts, created_at, created_by,
                   password_changed_at, last_sign_in_at
            from app_user
            where cast(:id as bigint) is null
               or id = :id
            order by id
            """;

    List<UserService.User> all() {
        return jdbc.sql(FIND).param("id", null).query(new SimplePropertyRowMapper<>(UserService.User.class)).list();
    }

    Optional<UserService.User> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(UserService.User.class).optional();
    }

    private static final String SIGN_IN = """
            select id, name, password_hash, role, enabled, version
            from app_user
            where product_key(name) = product_key(:name)
            """;

    /// The user of this name, in any case.
    Optional<UserPrincipal> principal(String name) {
        return jdbc.sql(SIGN_IN)
                .param("name", name)
                .query((row, _) -> new UserPrincipal(row.getLong("id"), row.getString("name"),
                        row.getString("password_hash"), Role.of(row.getString("role")).orElseThrow(),
                        row.getBoolean("enabled"), row.getInt("version")))
                .optional();
    }

    private static final String CHANGE = """
            update app_user
            set role = :role,
                enabled = :enabled,
                version = version + 1
            where id = :id
            """;

    void change(long id, Role role, boolean enabled) {
        jdbc.sql(CHANGE).param("id", id).param("role", role.text()).param("enabled", enabled).update();
    }

    private static final String SET_PASSWORD = """
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

    void delete(long id) {
        jdbc.sql("delete from app_user where id = :id").param("id", id).update();
    }

    /// Whether another enabled administrator exists.
    boolean hasOtherAdmins(long id) {
        return jdbc.sql("select exists (select from app_user where id <> :id and role = 'admin' and enabled)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean hasAny() {
        return jdbc.sql("select exists (select from app_user)").query(Boolean.class).single();
    }

    private static final String SIGNED_IN = """
            update app_user
            set last_sign_in_at = clock_timestamp(),
                failed_attempts = 0
            where id = :id
            """;

    void recordSignIn(long id) {
        jdbc.sql(SIGNED_IN).param("id", id).update();
    }

    private static final String FAILED = """
            update app_user
            set failed_attempts = failed_attempts + 1
            where product_key(name) = product_key(:name)
            """;

    /// @return whether a user has this name
    boolean recordFailure(String name) {
        return jdbc.sql(FAILED).param("name", name).update() == 1;
    }
}
