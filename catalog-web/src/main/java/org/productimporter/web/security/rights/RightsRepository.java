package org.productimporter.web.security.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.productimporter.db.SqlTime;
import org.productimporter.web.security.Credential;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads from `app_user` and `api_token` which credentials are current. Thread-safe.
@Repository
class RightsRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    RightsRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String CURRENT = """
            select null as token,
                   id as user_id,
                   version,
                   role
            from app_user
            where id = any (:users)
              and enabled
            union all
            select t.id,
                   null,
                   null,
                   u.role
            from api_token t
            left join app_user u on u.id = t.owner_id
            where t.id = any (:tokens)
              and t.revoked_at is null
              and (t.expires_at is null or t.expires_at > :now)
              and (t.owner_id is null or u.enabled)
            """;

    /// Returns those credentials that are current.
    Set<Credential> current(Collection<Credential> credentials) {
        var users = new ArrayList<Long>();
        var tokens = new ArrayList<String>();
        for (var credential : credentials) {
            switch (credential) {
                case Credential.User(var id, _) -> users.add(id);
                case Credential.Token(var id, _) -> tokens.add(id);
            }
        }
        var current = new HashSet<>(credentials);
        current.retainAll(jdbc.sql(CURRENT)
                .param("users", users.toArray(Long[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .param("now", SqlTime.parameter(clock.instant()))
                .query(RightsRepository::credential)
                .set());
        return current;
    }

    private static Credential credential(ResultSet row, int rowNumber) throws SQLException {
        var token = row.getString("token");
        return token == null ? new Credential.User(row.getLong("user_id"), row.getInt("version"))
                : new Credential.Token(token, row.getString("role"));
    }
}
