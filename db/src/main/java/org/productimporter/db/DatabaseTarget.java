package org.productimporter.db;

/// The database that this program was told to use, as it may be shown to people.
///
/// @param url JDBC address; empty when the embedded server is used
/// @param username who connects; empty when the address says it
record DatabaseTarget(String url, String username) {

    /// "jdbc:postgresql://db:5432/shop as shop"; without the password an address may carry.
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
