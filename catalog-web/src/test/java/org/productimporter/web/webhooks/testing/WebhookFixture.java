package org.productimporter.web.webhooks.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// A [Shop] without webhooks, and a [Receiver] that answers 200, both new for each test of a
/// [WebhookServerTest].
public abstract class WebhookFixture {

    protected final Receiver receiver = new Receiver(Receiver.ok());
    protected Rest rest;
    protected Shop shop;
    @Autowired protected JdbcClient database;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private TransactionOperations transaction;
    @Autowired private ApplicationEventPublisher events;

    @BeforeEach
    void open() {
        rest = Rest.administrator(port, data.root());
        shop = new Shop(rest, database, transaction, events);
        shop.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
        shop.clear();
    }
}
