package org.productimporter.bench.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.productimporter.bench.Await;
import org.productimporter.bench.EmbeddedPostgresFolder;
import org.productimporter.bench.ImportMonitor;
import org.productimporter.bench.NodeProcess;
import org.productimporter.bench.Programs;
import org.productimporter.bench.ServerClient;
import org.productimporter.bench.faults.cluster.AppImages.Program;
import org.productimporter.bench.faults.cluster.ClusterSpec.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A running installation: PostgreSQL, one server, further importers, and a webhook with its receiver. For one thread.
public final class Cluster implements AutoCloseable {

    /// A dead or frozen node is detected after 4 missed heartbeats, in 5 instead of 25 s.
    private static final Map<String, String> SETTINGS = Map.of("DBSCHEDULER_HEARTBEATINTERVAL", "1s",
            "PRODUCT_IMPORTER_NODE_TIMEOUT", "5s", "PRODUCT_IMPORTER_UPLOAD_RESERVE", "0B",
            "PRODUCT_IMPORTER_WEBHOOKS_ALLOW_HTTP", "true", "PRODUCT_IMPORTER_WEBHOOKS_ALLOWED_INTERNAL", "127.0.0.1");
    /// A file of a trial has about 20 ranges and 20 buckets. A file for a small heap has chunks of the default size.
    private static final Map<String, String> SMALL_CHUNKS =
            Map.of("PRODUCT_IMPORTER_RANGE_SIZE", "256KB", "PRODUCT_IMPORTER_BUCKET_SIZE", "256KB");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final ClusterSpec spec;
    private final AppImages images;
    private final Path folder;
    private final Path data;
    private final int port = freePort();
    private final ServerClient client = new ServerClient(URI.create("http://127.0.0.1:" + port));
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final ClusterDatabase database;
    private final @Nullable SmallDisk uploadDisk;
    private final List<Node> nodes = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param folder empty folder of all files
    public Cluster(ClusterSpec spec, AppImages images, Path folder) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        this.spec = spec;
        this.images = images;
        this.folder = folder;
        data = Files.createDirectories(folder.resolve("server-data"));
        database = spec.embedded() ? new ClusterDatabase.Embedded(new EmbeddedPostgresFolder(data))
                : new ClusterDatabase.External(folder, images.postgresPrograms(), spec.smallDisk());
        var uploads = Files.createDirectories(uploads());
        uploadDisk = spec.smallDisk() == Place.UPLOADS ? new SmallDisk(uploads, 64, folder.resolve("mount.log")) : null;
        for (int no = 0; no < spec.nodes(); no++) {
            nodes.add(node(no));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(int no) throws IOException {
        var environment = new HashMap<>(SETTINGS);
        if (spec.heap().equals(ClusterSpec.DEFAULT_HEAP)) {
            environment.putAll(SMALL_CHUNKS);
        }
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("PRODUCT_IMPORTER_DATA", data.toString());
        environment.put("PRODUCT_IMPORTER_WEBHOOKS_PORTS", Integer.toString(receiver.port()));
        environment.put("PRODUCT_IMPORTER_API_TOKEN_FILE",
                Files.writeString(folder.resolve("api-token"), ServerClient.TOKEN).toString());
        var proxy = spec.proxied() ? new TcpProxy(database.port()) : null;
        environment.putAll(database.environment(proxy == null ? database.port() : proxy.port()));
        var clock = spec.fakeClock() ? new FakeClock(folder.resolve("clock-" + no)) : null;
        if (clock != null) {
            environment.putAll(clock.environment());
        }
        var program = no == 0 ? Program.SERVER : Program.IMPORTER;
        return new Node(new NodeProcess(images.command(program, spec.heap()), environment, folder, "node-" + no), proxy,
                clock);
    }

    /// Starts all nodes and registers the webhook.
    public void start() {
        startDeadNodes();
        client.post("/api/webhooks/",
                "{\"url\": \"http://127.0.0.1:%d/\", \"bulk\": \"batch\"}".formatted(receiver.port()));
    }

    /// Starts the nodes that do not run, and waits until the server is ready.
    ///
    /// @throws AssertionError with the end of its log if the server is not ready in time
    public void startDeadNodes() {
        for (var node : nodes) {
            if (!node.process().isAlive()) {
                node.process().start();
            }
        }
        var process = server().process();
        if (!Await.within(START_LIMIT, () -> client.isReady() || !process.isAlive()) || !process.isAlive()) {
            throw new AssertionError("the server does not start:\n" + Programs.tail(process.log()));
        }
    }

    /// The node with console and REST.
    public Node server() {
        return nodes.getFirst();
    }

    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public ServerClient client() {
        return client;
    }

    public JdbcClient database() {
        return database.client();
    }

    /// Opens a session, for many statements in a short time.
    public Connection connect() {
        var environment = database.environment(database.port());
        try {
            return DriverManager.getConnection(environment.get("SPRING_DATASOURCE_URL"),
                    environment.get("SPRING_DATASOURCE_USERNAME"), environment.get("SPRING_DATASOURCE_PASSWORD"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Process ID of the postmaster.
    public long postmaster() {
        return database.postmaster();
    }

    /// Reads imports, also while no server runs.
    public ImportMonitor imports() {
        return new ImportMonitor(database::client);
    }

    public WebhookReceiver receiver() {
        return receiver;
    }

    /// The small disk of the specification.
    public SmallDisk smallDisk() {
        var disk = database instanceof ClusterDatabase.External external ? external.disk() : null;
        return Objects.requireNonNull(uploadDisk == null ? disk : uploadDisk, "the specification has no small disk");
    }

    /// Folder of the uploaded files.
    public Path uploads() {
        return data.resolve("uploads");
    }

    public Path folder() {
        return folder;
    }

    /// Kills everything.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        nodes.forEach(Node::close);
        database.close();
        if (uploadDisk != null) {
            uploadDisk.close();
        }
        receiver.close();
    }
}
