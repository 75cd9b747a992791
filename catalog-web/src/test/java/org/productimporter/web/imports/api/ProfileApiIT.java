package org.productimporter.web.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@WebServerTest
@Timeout(60)
class ProfileApiIT {

    private static final String PROFILE = """
            {"name": "Nord", "header": ["Art", "Preis"], "columns": {"Art": "sku", "Preis": "price", "EK": null},
             "options": {"decimal": "comma", "skip_lines": 2}}""";

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;
    private ImportRows imports;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        imports = new ImportRows(rest, database, data);
        imports.clear();
        database.sql("delete from import_profile").update();
    }

    @Test
    void createsChangesAndDeletesProfiles() {
        var created = rest.json("/api/profiles", PROFILE);
        var path = "/api/profiles/" + created.json().path("id").asLong();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(path);
        assertThat(created.json().path("header_signature").asString())
                .isEqualTo(HeaderSignature.of(List.of("Art", "Preis")));
        assertThat(created.json().path("columns").toString())
                .isEqualTo("{\"Art\":\"sku\",\"Preis\":\"price\",\"EK\":null}");
        assertThat(rest.get(path).body()).isEqualTo(created.body());

        var changed = rest.put(path,
                "{\"name\": \"Süd\", \"columns\": {\"1\": \"sku\"}, \"options\": {\"header\": \"none\"}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("header_signature").isNull()).isTrue();
        assertThat(rest.get("/api/profiles/").json().path("results").get(0)).isEqualTo(changed.json());

        assertThat(rest.delete(path).status()).isEqualTo(204);
        assertThat(rest.get(path).status()).isEqualTo(404);
        assertThat(rest.delete(path).status()).isEqualTo(404);
        assertThat(rest.put(path, PROFILE).status()).isEqualTo(404);
        assertThat(database.sql("select string_agg(action, ' ' order by id) from audit_log where object = :object")
                .param("object", "profile:" + created.json().path("id").asLong())
                .query(String.class)
                .single()).isEqualTo("profile.created profile.changed profile.deleted");
    }

    @Test
    void namesAndHeadersAreUnique() {
        rest.json("/api/profiles", PROFILE);

        var sameName = rest.json("/api/profiles", "{\"name\": \"Nord\", \"columns\": {\"a\": \"sku\"}}");
        var sameHeader = rest.json("/api/profiles", PROFILE.replace("Nord", "Ost").replace("\"Art\", ", "\"ART.\", "));
        var other = rest.json("/api/profiles", "{\"name\": \"West\", \"columns\": {\"a\": \"sku\"}}").json();

        assertThat(sameName.status()).isEqualTo(409);
        assertThat(sameHeader.status()).isEqualTo(409);
        assertThat(sameHeader.json().path("detail").asString())
                .startsWith("Profile \"Nord\" belongs to the same header.");
        assertThat(rest.put("/api/profiles/" + other.path("id").asLong(), PROFILE).status()).isEqualTo(409);
    }

    @Test
    void namesEachError() {
        var answer = rest.json("/api/profiles", """
                {"name": " ", "header_signature": "abc", "columns": {"a": "name"},
                 "options": {"mode": "upsert", "decimal": 5}}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map((JsonNode error) -> error.path("field").asString()))
                .containsExactly("name", "header_signature", "columns", "options.mode", "options.decimal");
    }

    @Test
    void anUploadNamesAProfileThatExists() {
        rest.json("/api/profiles", PROFILE);

        var unknown = rest.csv("/api/imports?profile=S%C3%BCd", ImportRows.CSV, Map.of());
        var known =
                rest.csv("/api/imports?profile=Nord&unknown=keep&header=none&skip_lines=1&decimal=comma&currency=eur"
                        + "&sheet=A&columns=%7B%221%22:%22sku%22,%222%22:null%7D", ImportRows.CSV, Map.of());

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("errors").get(0).path("field").asString()).isEqualTo("profile");
        assertThat(known.status()).isEqualTo(202);
        var options = known.json().path("options");
        assertThat(options.path("columns").toString()).isEqualTo("{\"1\":\"sku\",\"2\":null}");
        assertThat(List.of("profile", "unknown", "header", "skip_lines", "decimal", "currency", "sheet"))
                .map(name -> options.path(name).asString())
                .containsExactly("Nord", "keep", "none", "1", "comma", "EUR", "A");
        assertThat(rest.json("/api/imports", "{\"source\": \"drop/x.csv\", \"options\": {\"profile\": \"S\"}}").body())
                .contains("\"field\":\"profile\"");
    }

    private Rest.Answer confirm(long id, String body) {
        return rest.put("/api/imports/" + id + "/mapping", body);
    }

    @Test
    void savesAProfileThatKeepsWhatTheFilesHaveInCommon() {
        confirm(imports.waiting(), MappingSample.with("save_profile", " Großhandel "));

        var saved = rest.get("/api/profiles").json().path("results");

        assertThat(saved.size()).isOne();
        assertThat(saved.get(0).path("name").asString()).isEqualTo("Großhandel");
        assertThat(saved.get(0).path("header_signature").asString())
                .isEqualTo(HeaderSignature.of(List.of("NR.", "bezeichnung", "EK", "VK", "Farbe ")));
        assertThat(saved.get(0).path("columns").propertyNames()).containsExactly("Nr", "Bezeichnung", "EK", "VK",
                "Farbe");
        assertThat(saved.get(0).path("options").toString())
                .isEqualTo("{\"decimal\":\"comma\",\"unknown\":\"ignore\",\"currency\":\"EUR\"}");
        assertThat(saved.get(0).path("last_used_at").isNull()).isTrue();
        confirm(imports.waiting(), MappingSample.with("save_profile", "Nord"));
        assertThat(rest.get("/api/profiles").json().path("results").size()).isOne();
        assertThat(rest.get("/api/profiles").json().path("results").get(0).path("name").asString()).isEqualTo("Nord");
    }

    /// The header is that of the file, read as the user says.
    @Test
    void aProfileOfAFileThatIsReadDifferentlyBelongsToItsHeader() {
        var id = imports.waiting();
        var body = """
                {"columns": {"sku": "sku", "%s": "name"}, "delimiter": ",", "skip_lines": 0, "charset": "UTF-8",
                 "save_profile": "Komma"}""";

        var wrong = confirm(id, body.formatted("Bezeichnung"));
        var answer = confirm(id, body.formatted("name"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("the file has no column \\\"Bezeichnung\\\"; it has \\\"sku\\\", \\\"name\\\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var saved = rest.get("/api/profiles").json().path("results").get(0);
        assertThat(saved.path("header_signature").asString()).isEqualTo(HeaderSignature.of(List.of("sku", "name")));
        assertThat(saved.path("options").path("delimiter").asString()).isEqualTo(",");
        assertThat(saved.path("options").path("charset").asString()).isEqualTo("UTF-8");
        assertThat(saved.path("options").has("sheet")).isFalse();
    }

    @Test
    void continuesNothingIfTheProfileCannotBeSaved() {
        rest.json("/api/profiles", "{\"name\": \"Nord\", \"columns\": {\"a\": \"sku\"}}");
        var id = imports.waiting();

        assertThat(confirm(id, MappingSample.with("save_profile", "Nord")).status()).isEqualTo(409);
        assertThat(confirm(id, MappingSample.with("save_profile", "")).status()).isEqualTo(400);
        assertThat(rest.get("/api/imports/" + id).json().path("state").asString()).isEqualTo("needs_mapping");
        assertThat(imports.tasks()).isEmpty();
    }
}
