package org.productimporter.db;

/// The configured database, as messages show it.
///
/// @param url JDBC URL; empty for the embedded server
/// @param username user of the connection; empty if the URL contains it
record DatabaseTarget(String url, String username) {

    /// For example `jdbc:postgresql://db:5432/shop as user shop`, without parameters, which may contain a password.
    @Override
    public String toString() {
        if (url.isEmpty()) {
            return "the embedded PostgreSQL";
        }
        int parameters = url.indexOf('?');
        var address = parameters < 0 ? url : url.substring(0, parameters);
        return username.isEmpty() ? address : address + " as user " + username;
    }
}
