package org.productimporter.web.security.rights;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
class ScratchIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Test
    void x() throws Exception {
        System.setProperty("push.show", "true");
        var administrator = Rest.administrator(port, data.root());
        System.err.println(administrator.json("/api/users",
                "{\"name\": \"root\", \"role\": \"admin\", \"password\": \"blue whale on ice\"}"));
        var answer = new Rest(port, null).signIn("root", "blue whale on ice");
        System.err.println("SIGNIN " + answer + answer.response().headers().map());
        var session = answer.cookie("JSESSIONID");
        var console = new Rest(port, null);
        var page = console
                .send(console.request("/?v-r=init&query=&location=users").header("Cookie", session).GET().build());
        System.err.println("INIT " + page.body());
        try (var client = PushClient.open(port, session, "users", "http://localhost:" + port)) {
            System.err.println("R " + client.awaitText("nothing"));
            client.navigate("tokens");
            System.err.println("R " + client.awaitText("nothing"));
            System.err.println("R " + client.awaitText("nothing"));
            database.sql("update app_user set enabled = false, version = version + 1 where name = 'root'").update();
            var t = System.nanoTime();
            System.err.println(
                    "R " + client.awaitText("nothing") + " " + (System.nanoTime() - t) / 1000000);
            System.err.println("R " + client.awaitText("nothing") + " "
                    + (System.nanoTime() - t) / 1000000 + client.isClosed());
        }
        try (var client = PushClient.open(port, session, "users", "http://evil.example")) {
            System.err.println("EVIL");
        } catch (Exception e) {
            System.err.println("EVIL " + e);
        }
    }
}
