package org.productimporter.web.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Values that servers have failed on.
final class HostileValues {

    /// Percent-encoded texts for paths and queries.
    static final List<String> ENCODED = List.of("", "0", "-1", "1", "7", "0x3", "%D9%A3", "%2B3", "+3", "1e9", "1.5",
            "9223372036854775807", "9223372036854775808", "99999999999999999999", "NaN", "null", "true", "TRUE", "%00",
            "a%00b", "%FF", "%C0%AF", "%ED%A0%80", "%F0%9F%98%80", "%EF%BF%BF", "%E2%80%AE", "a".repeat(3000),
            "%27%3B%20drop%20table%20product%3B%20--", "%25", "%22", "%5B%5D", "%7B%7D", "%20", "%0D%0AX:%20y", "%0A",
            "2026-01-31T00:00:00Z", "%2B900000000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "0000-00-00T00:00:00Z",
            "2026-01-31", "importId=1", "importId=%25", "=", "azE6AA", "azE6MQ", "azE6OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
            "!", "running", "id", "-price", "name", "sku", "code", "pending", "..%2F..", "a%2Fb", "a%5Cb", "a%3Bb");

    /// JSON values.
    static final List<String> JSON = List.of("null", "true", "false", "0", "-1", "7", "1.5", "1e400", "-0",
            "99999999999999999999", "\"\"", "\" \"", "\"x\"", "\"0\"", "\"true\"", "\"\\u0000\"", "\"a\\u0000b\"",
            "\"\\ud800\"", "\"\\udc00x\"", "\"😀\"", "\"\\u202e\"", "\"" + "a".repeat(20_000) + "\"", "[]", "[null]",
            "[7]", "[\"x\"]", "[[]]", "[\"x\", \"x\"]", "{}", "{\"x\": null}", "{\"\": 1}",
            "[".repeat(400) + "]".repeat(400), "\"+900000000-01-01T00:00:00Z\"", "\"2026-01-31T00:00:00Z\"",
            "\"https://example.com/\"", "\"http://127.0.0.1/\"", "\"'; drop table product; --\"",
            "\"../../etc/passwd\"", "\"drop/none.csv\"", "\"DELETE ALL\"", "\"admin\"", "[\"admin\"]",
            "[\"product.created\"]", "{\"mode\": \"x\"}", "{\"columns\": {\"a\": 7}}", "{\"delimiter\": null}",
            "\"${jndi:ldap://x}\"", "\"=1+1\"", "NaN", "'x'", "01");

    static final List<String> CONTENT_TYPES = List.of("application/json", "application/json", "application/json",
            "application/json;charset=UTF-16", "application/merge-patch+json", "text/csv", "text/plain",
            "multipart/form-data", "multipart/form-data; boundary=frontier", "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded", "application/xml", "application/octet-stream", "garbage", "*/*",
            "a/b;;=");

    /// Headers as `name: value`.
    static final List<String> HEADERS = List.of("If-Match: *", "If-Match: \"1\"", "If-Match: W/\"1\"",
            "If-Match: garbage", "If-Match: \"", "If-Match: " + "\"1\", ".repeat(300) + "\"1\"", "If-None-Match: *",
            "Idempotency-Key: k", "Idempotency-Key: " + "k".repeat(300), "Idempotency-Key:  ", "Accept: */*",
            "Accept: application/json", "Accept: application/xml", "Accept: text/csv", "Accept: text/event-stream",
            "Accept: garbage", "Accept: image/*;q=2", "Accept: text/html;q=x", "Range: bytes=0-", "Range: bytes=9-1",
            "Range: x", "Accept-Language: *", "Accept-Language: xx-" + "y".repeat(200), "Accept-Encoding: gzip;q=a",
            "X-Forwarded-For: a, b", "X-Forwarded-Host: evil", "Forwarded: for=\"", "Content-Encoding: gzip",
            "Cookie: JSESSIONID=x", "Cookie: \"=;;,", "Origin: null", "X-HTTP-Method-Override: DELETE",
            "If-Modified-Since: yesterday", "Last-Event-ID: x", "Prefer: \"", "Access-Control-Request-Method: PUT");

    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private HostileValues() {}

    static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// A percent-encoded value of a parameter, valid or not.
    static String parameter(Random random, JsonNode schema) {
        if (random.nextInt(3) > 0) {
            return any(random, ENCODED);
        }
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> Integer.toString(1 + random.nextInt(5));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> schema.path("format").asString("").equals("date-time") ? "2026-01-31T00:00:00Z" : "x";
        };
    }

    /// A body that is more or less an object of the schema.
    static byte[] body(Random random, JsonNode schema) {
        var members = new StringBuilder("{");
        for (var property : schema.path("properties").properties()) {
            if (random.nextInt(6) > 0) {
                append(members, property.getKey(), random.nextInt(3) == 0 ? any(random, JSON)
                        : valid(random, property.getKey(), property.getValue()));
            }
        }
        if (random.nextInt(8) == 0) {
            append(members, random.nextBoolean() ? "sku" : "colour", any(random, JSON));
        }
        var text = members.append('}').toString();
        return switch (random.nextInt(24)) {
            case 0 -> text.substring(0, random.nextInt(text.length())).getBytes(UTF_8);
            case 1 -> (text + text).getBytes(UTF_8);
            case 2 -> any(random, JSON).getBytes(UTF_8);
            case 3 -> new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0};
            case 4 -> new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
            case 5 -> new byte[0];
            case 6 -> "[".repeat(5000).getBytes(UTF_8);
            case 7 -> "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\0.csv\"\r\n\r\nsku\nA\n"
                    .getBytes(UTF_8);
            default -> text.getBytes(UTF_8);
        };
    }

    private static void append(StringBuilder members, String name, String value) {
        members.append(members.length() == 1 ? "" : ", ").append('"').append(name).append("\": ").append(value);
    }

    private static String valid(Random random, String name, JsonNode schema) {
        if (name.equals("name") || name.equals("sku")) {
            return "\"n" + random.nextInt(1_000_000) + "\"";
        }
        var type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asString("") : type.asString("")) {
            case "integer", "number" -> Integer.toString(random.nextInt(100));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "array" -> "[]";
            case "object" -> "{}";
            default -> schema.path("format").asString("").equals("date-time") ? "\"2030-01-31T00:00:00Z\"" : "\"x\"";
        };
    }
}
