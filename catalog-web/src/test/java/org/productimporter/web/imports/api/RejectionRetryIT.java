package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.productimporter.web.ImporterServerTest;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Rejected rows are corrected and imported again: by REST, and as the file of rejected rows.
@ImporterServerTest
@Timeout(120)
class RejectionRetryIT {

    private static final String FILE = """
            sku;name;price;Farbe
            A-1;Anvil;12,50;rot
            ;Lamp;twelve;blau
            A-4;Chair;x;grün
            A-5;Table;1,00;gelb;zu viel
            """;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        database.sql("delete from import").update();
        database.sql("truncate product").update();
    }

    private JsonNode imported(String options, byte[] file) {
        return ended(uploaded(options, file));
    }

    private long uploaded(String options, byte[] file) {
        var answer =
                rest.csv("/api/imports?file_name=spring.csv" + options, BodyPublishers.ofByteArray(file), Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asLong();
    }

    private JsonNode ended(long id) {
        var done = finished(id);
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("completed");
        return done;
    }

    private JsonNode finished(long id) {
        var address = "/api/imports/" + id;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("completed", "failed", "needs_mapping")
                        .contains(rest.get(address).json().path("state").asString()));
        return rest.get(address).json();
    }

    private Rest.Answer retry(long id, String body) {
        return rest.json("/api/imports/" + id + "/rejections/retry", body);
    }

    private JsonNode retried(long id, String body) {
        return ended(submitted(id, body));
    }

    private long submitted(long id, String body) {
        var answer = retry(id, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var retry = answer.json();
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + retry.path("id").asLong());
        assertThat(retry.path("retry_of").asLong()).isEqualTo(id);
        assertThat(retry.path("file_name").asString()).isEqualTo("spring.rejections.csv");
        return retry.path("id").asLong();
    }

    private static String counts(JsonNode done) {
        var rows = done.path("rows");
        return "%d read, %d inserted, %d unchanged, %d rejected".formatted(rows.path("read").asLong(),
                rows.path("inserted").asLong(), rows.path("unchanged").asLong(), rows.path("rejected").asLong());
    }

    private List<String> products() {
        return database.sql("""
                select concat_ws(' ', sku, name, price, attributes)
                from product
                order by sku
                """).query((row, _) -> row.getString(1)).list();
    }

    /// The same request again is another import, as for an upload.
    @Test
    void importsSomeRowsCorrected() {
        var id = imported("&unknown=keep&decimal=comma&max_rejected=3", FILE.getBytes(UTF_8)).path("id").asLong();

        var rows = """
                [{"line": 5, "cells": {"5": "", "name": "Tables"}},
                 {"line": 3, "cells": {"sku": "A-3", "price": "3,00"}}]""";
        var retry = retried(id, rows);

        assertThat(counts(retry)).isEqualTo("2 read, 2 inserted, 0 unchanged, 0 rejected");
        assertThat(retry.path("warnings")).isEmpty();
        assertThat(products()).containsExactly("A-1 Anvil 12.50 {\"Farbe\": \"rot\"}",
                "A-3 Lamp 3.00 {\"Farbe\": \"blau\"}", "A-5 Tables 1.00 {\"Farbe\": \"gelb\"}");
        assertThat(rest.get("/api/imports/" + id + "/rejections").json().path("results")).hasSize(3);
        assertThat(counts(retried(id, rows))).isEqualTo("2 read, 0 inserted, 2 unchanged, 0 rejected");
    }

    @Test
    void whatIsStillInvalidIsRejectedAndCanBeCorrectedAgain() {
        var id = imported("&decimal=comma", FILE.getBytes(UTF_8)).path("id").asLong();
        var again = submitted(id, "[{\"line\": 3, \"cells\": {\"sku\": \"A-3\"}}]");
        assertThat(counts(finished(again))).isEqualTo("1 read, 0 inserted, 0 unchanged, 1 rejected");

        var done = retried(again, "[{\"line\": 2, \"cells\": {\"price\": \"3,00\"}}]");

        assertThat(counts(done)).isEqualTo("1 read, 1 inserted, 0 unchanged, 0 rejected");
        assertThat(products()).contains("A-3 Lamp 3.00");
    }

    static Stream<Arguments> shapes() {
        var latin = Charset.forName("windows-1252");
        return Stream.of(
                Arguments.of("without header",
                        "header=none&decimal=comma&columns={\"1\":\"sku\",\"2\":\"name\",\"3\":\"price\"}",
                        "A-1;Anvil;12,50\nA-2;Bolt;x\nA-3;Nut;x\n", UTF_8, "3"),
                Arguments.of("with repeated header names", "columns={\"Nr\":\"sku\",\"2\":\"price\",\"Text\":\"name\"}",
                        "Nr;Preis;Preis;Text\nA-1;1.50;2.00;Anvil\nA-2;x;2.00;Bolt\nA-3;x;2.00;Nut\n", UTF_8, "2"),
                Arguments.of("with blank header names and its own column line", "",
                        "sku,name,,price,line\nA-1,Anvil,?,1.50,9\nA-2,Bolt,?,x,9\nA-3,Nut,?,x,9\n", UTF_8, "price"),
                Arguments.of("with lines before the header, in another charset", "charset=windows-1252&skip_lines=1",
                        "Export of 1 May\nsku;name;price\nA-1;Größe;1.50\nA-2;Größe;x\nA-3;Größe;x\n", latin, "price"),
                Arguments.of("with formulas around SKUs", "",
                        "sku,name,price\n=\"A-1\",Anvil,1.50\n=\"A-2\",Bolt,x\n=\"A-3\",Nut,x\n", UTF_8, "price"));
    }

    /// A row is corrected by REST, another in the file that comes back without options.
    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void rejectionsOfAnyFileComeBack(String name, String options, String file, Charset charset, String price)
            throws Exception {
        var query = options.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");
        var first = imported("&" + query, file.getBytes(charset));
        assertThat(counts(first)).as(name).isEqualTo("3 read, 1 inserted, 0 unchanged, 2 rejected");
        var id = first.path("id").asLong();
        var lines = rest.get("/api/imports/" + id + "/rejections").json().path("results").findValuesAsString("line");

        var retry = retried(id, "[{\"line\": %s, \"cells\": {\"%s\": \"7\"}}]".formatted(lines.getFirst(), price));
        assertThat(counts(retry)).isEqualTo("1 read, 1 inserted, 0 unchanged, 0 rejected");

        var rejected = rest.get("/api/imports/" + id + "/rejections.csv").body();
        var corrected = imported("", rejected.replaceAll("([;,])x(?=[;,\\r])", "$17").getBytes(UTF_8));
        assertThat(counts(corrected)).isEqualTo("2 read, 1 inserted, 1 unchanged, 0 rejected");
        assertThat(database.sql("select string_agg(sku || ' ' || price, ', ' order by sku) from product")
                .query(String.class)
                .single()).matches("A-1 (1|12)\\.50, A-2 7\\.00, A-3 7\\.00");

        assertThat(counts(finished(uploaded("", workbook(id)))))
                .isEqualTo("2 read, 0 inserted, 0 unchanged, 2 rejected");
    }

    private byte[] workbook(long id) throws IOException, InterruptedException {
        var request = rest.request("/api/imports/" + id + "/rejections.xlsx").GET().build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    /// The byte that no charset explains has become U+FFFD.
    @Test
    void aRowWithAnUndecodableByteIsRejectedUntilItIsCorrected() {
        var file = "sku,name\nA-1,Anvil\nA-2,B\u00FFlt\n".getBytes(Charset.forName("ISO-8859-1"));
        var id = imported("&charset=UTF-8", file).path("id").asLong();

        var again = submitted(id, "[{\"line\": 3, \"cells\": {}}]");
        assertThat(counts(finished(again))).isEqualTo("1 read, 0 inserted, 0 unchanged, 1 rejected");
        assertThat(counts(retried(id, "[{\"line\": 3, \"cells\": {\"name\": \"Bolt\"}}]")))
                .isEqualTo("1 read, 1 inserted, 0 unchanged, 0 rejected");
        assertThat(products()).containsExactly("A-1 Anvil", "A-2 Bolt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'',
            textBlock = """
                    []                                                            | there is no row
                    {}                                                            | not a JSON
                    [{"line": 3}]                                                 | cells
                    [{"line": "3", "cells": {}}]                                  | line
                    [{"line": 3, "cells": {"price": null}}]                       | cells
                    [{"line": 3, "cells": {"price": 3}}]                          | cells
                    [{"line": 2, "cells": {}}]                                    | line 2 of import
                    [{"line": 3, "cells": {}}, {"line": 3, "cells": {}}]          | line 3 is given twice, as row 1 and as row 2
                    [{"line": 3, "cells": {"Price": "1", "6": "x"}}]              | line 3 has no column "Price"; its columns are sku, name, price, Farbe
                    """)
    void refusesWhatCannotBeCorrected(String body, String reason) {
        var id = imported("&decimal=comma", FILE.getBytes(UTF_8)).path("id").asLong();

        var answer = retry(id, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains(reason);
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void refusesTooManyRowsAndImportsWithoutRejections() {
        var id = imported("&decimal=comma", FILE.getBytes(UTF_8)).path("id").asLong();
        var rows = Stream.generate(() -> "{\"line\": 3, \"cells\": {}}").limit(1_001).toList();
        assertThat(retry(id, rows.toString()).json().path("detail").asString())
                .startsWith("1,001 rows are too many: a retry has at most 1,000");

        var one = "[{\"line\": 3, \"cells\": {}}]";
        database.sql("update import set state = 'failed'").update();
        assertThat(retry(id, one).json().path("detail").asString()).isEqualTo(
                "Import %d is failed and may still import older rows of the same products. Restart or abandon it first"
                        .formatted(id));
        database.sql("update import set state = 'completed'").update();
        database.sql("delete from import_rejection").update();
        var gone = retry(id, one);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.json().path("detail").asString()).isEqualTo(
                "The 3 rejected rows of import %d are no longer stored. Send the rows as a file".formatted(id));
        assertThat(rest.limitedTo("imports:read").json("/api/imports/" + id + "/rejections/retry", one).status())
                .isEqualTo(403);
    }
}
