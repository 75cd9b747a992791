package org.productimporter.web.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The mapping of imports, and the profiles that keep it.
@WebServerTest
@Timeout(60)
class MappingApiIT {

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

    private static String path(long id) {
        return "/api/imports/" + id + "/mapping";
    }

    private Rest.Answer put(long id, String body) {
        return rest.put(path(id), body);
    }

    @Test
    void showsTheProposalInTheOrderOfTheFile() {
        var answer = rest.get(path(imports.waiting()) + "/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree(MappingSample.MAPPING));
        assertThat(answer.json().path("proposal").path("columns").propertyNames()).containsExactly("Nr", "Bezeichnung",
                "EK", "VK", "Farbe");
    }

    @Test
    void hasNoMappingBeforeTheInspection() {
        var answer = rest.get(path(imports.upload()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString())
                .endsWith("is queued and has no mapping. Wait until its file has been inspected");
        assertThat(rest.get(path(999_999)).status()).isEqualTo(404);
        assertThat(put(999_999, MappingSample.PROPOSAL).status()).isEqualTo(404);
    }

    @Test
    void acceptsTheUnchangedProposalAndContinues() {
        var id = imports.waiting();

        var answer = put(id, MappingSample.PROPOSAL);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("queued");
        assertThat(answer.json().path("finished_at").isNull()).isTrue();
        var options = answer.json().path("options");
        assertThat(options.path("mode").asString()).isEqualTo("update_only");
        assertThat(options.path("columns"))
                .isEqualTo(JsonMapper.shared().readTree(MappingSample.PROPOSAL).path("columns"));
        assertThat(List.of("delimiter", "charset", "decimal", "currency", "skip_lines", "header"))
                .map(name -> options.path(name).asString())
                .containsExactly(";", "windows-1252", "comma", "EUR", "2", "first");
        assertThat(imports.tasks()).isEqualTo("run-import " + id);
        assertThat(database.sql("select mapping_confirmed and stalled_attempts = 0 from import")
                .query(Boolean.class)
                .single()).isTrue();
        assertThat(database
                .sql("select count(*) from audit_log where action = 'import.mapping_confirmed' and object = :object")
                .param("object", "import:" + id)
                .query(Long.class)
                .single()).isOne();
        assertThat(put(id, MappingSample.PROPOSAL).status()).isEqualTo(409);
    }

    /// A proposal of any file, also with values that are no options for people.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            first | ,    | UTF-8        | null  | null | null    | 0 | ignore | null
            none  | '\t' | x-UTF-16LE-BOM | point | USD | Sheet 1 | 9 | keep   | Supplier
            first | ''   | UTF-8        | null  | null | ''      | 0 | keep   | null
            """)
    void acceptsEachUnchangedProposal(String header, String delimiter, String charset, String decimal, String currency,
            String sheet, int skipLines, String unknown, String profile) {
        var proposal = JsonMapper.shared().createObjectNode();
        proposal.putObject("columns").put("Art.-Nr. [\"1\"]", "sku").putNull("2").put("Größe", "attributes.Größe");
        proposal.put("header", header).put("delimiter", delimiter).put("charset", charset);
        proposal.put("decimal", decimal).put("currency", currency).put("sheet", sheet).put("skip_lines", skipLines);
        proposal.put("unknown", unknown).put("profile_name", profile);
        var mapping = (ObjectNode) JsonMapper.shared().readTree(MappingSample.MAPPING);
        mapping.set("proposal", proposal);
        mapping.putArray("header").add("Art.-Nr. [\"1\"]").add("").add("Größe");
        var id = imports.waiting(mapping.toString());

        var answer = put(id, rest.get(path(id)).json().path("proposal").toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("options").path("columns")).isEqualTo(proposal.path("columns"));
    }

    @Test
    void acceptsColumnsWithoutANameOfTheirOwnByTheirNumbers() {
        var mapping = (ObjectNode) JsonMapper.shared().readTree(MappingSample.MAPPING);
        mapping.withObject("proposal").putObject("columns").put("Nr", "sku").put("2", "price").putNull("4");
        mapping.putArray("header").add("Nr").add("Preis").add("Preis").add("");
        var id = imports.waiting(mapping.toString());

        var wrong = put(id, "{\"columns\": {\"Nr\": \"sku\", \"Preis\": \"price\"}}");
        var answer = put(id, mapping.path("proposal").toString());

        assertThat(fields(wrong.json())).containsExactly("columns.Preis");
        assertThat(wrong.json().path("detail").asString()).contains("it has \"Nr\", \"2\", \"3\", \"4\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    /// Before the charset is known, the file shows no columns.
    @Test
    void inspectsAFileAgainWhoseColumnsAreNotKnownYet() {
        var mapping = (ObjectNode) JsonMapper.shared().readTree(MappingSample.MAPPING);
        mapping.withObject("proposal").putObject("columns");
        mapping.putArray("header");
        var id = imports.waiting(mapping.toString());

        var answer = put(id, mapping.path("proposal").toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("options").path("charset").asString()).isEqualTo("windows-1252");
        assertThat(database.sql("select mapping_confirmed from import").query(Boolean.class).single()).isFalse();
    }

    @Test
    void namesEachErrorOfAMapping() {
        var id = imports.waiting();
        var body =
                """
                        {"columns": {"Nr": "name", "Bezeichnung": "name", "EK": "cost", "Gewicht": null, "Farbe": "attributes."},
                         "decimal": "dot", "currency": "euro", "unknown": "drop"}""";

        var answer = put(id, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer.json())).containsExactlyInAnyOrder("decimal", "currency", "unknown",
                "columns.Bezeichnung", "columns.EK", "columns.Gewicht", "columns.Farbe", "columns");
        assertThat(answer.json().path("detail").asString()).contains(
                "\"Nr\" and \"Bezeichnung\" are both name; map one of them",
                "the file has no column \"Gewicht\"; it has \"Nr\", \"Bezeichnung\", \"EK\", \"VK\", \"Farbe\"",
                "no column is mapped to sku; every product needs one");
        assertThat(database.sql("select state from import").query(String.class).single()).isEqualTo("needs_mapping");
    }

    private static List<String> fields(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> error.path("field").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"delimiter, ;;", "charset, latin-99", "charset, ' '", "header, second", "skip_lines, -1",
            "skip_lines, 99999"})
    void refusesASettingThatCannotBe(String member, String value) {
        var answer = put(imports.waiting(),
                MappingSample.with(member, value.matches("-?\\d+") ? Integer.valueOf(value) : value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer.json())).containsExactly(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"columns\": {\"Nr\": 1}}", "{\"skip_lines\": \"2\"}", "{\"colour\": 1}", "[]",
            "{\"columns\": []}", "{\"header\": true}"})
    void readsTheBodyStrictly(String body) {
        assertThat(put(imports.waiting(), body).status()).isEqualTo(400);
    }

    /// Another delimiter gives other columns, which only the importer can propose.
    @Test
    void proposesTheColumnsAgainIfTheFileIsReadDifferently() {
        var id = imports.waiting();

        var answer = put(id, "{\"delimiter\": \",\", \"skip_lines\": 0}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("options").path("delimiter").asString()).isEqualTo(",");
        assertThat(answer.json().path("options").path("columns").isEmpty()).isTrue();
        assertThat(database.sql("select mapping_confirmed from import").query(Boolean.class).single()).isFalse();
        assertThat(imports.tasks()).isEqualTo("run-import " + id);
    }

    @Test
    void needsTheScopesOfImports() {
        var id = imports.waiting();
        var reader = rest.limitedTo("imports:read");

        assertThat(reader.get(path(id)).status()).isEqualTo(200);
        assertThat(reader.put(path(id), MappingSample.PROPOSAL).status()).isEqualTo(403);
        assertThat(reader.get("/api/profiles").status()).isEqualTo(200);
        assertThat(reader.json("/api/profiles", "{}").status()).isEqualTo(403);
        assertThat(rest.limitedTo("products:read").get(path(id)).status()).isEqualTo(403);
    }

    @Test
    void theOriginalStatusSaysWhatIsNeededAndWhere() {
        var id = imports.waiting();

        var status = rest.get("/api/file-processor/status/" + id + "/").json();

        assertThat(status.path("status").asString()).isEqualTo("pending");
        assertThat(status.path("message").asString())
                .isEqualTo("the mapping is to be confirmed: EK or VK? See /api/imports/%d/mapping".formatted(id));
    }
}
