package org.productimporter.web.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves test names; every other host is resolved by the system.
class TestDnsResolver implements DnsResolver {

    private final Map<String, Queue<InetAddress[]>> answers = new ConcurrentHashMap<>();

    /// Adds a name with its successive answers; the last one is repeated.
    TestDnsResolver with(String name, String... successiveAnswers) throws UnknownHostException {
        var queue = new ArrayDeque<InetAddress[]>();
        for (var answer : successiveAnswers) {
            var addresses = new ArrayList<InetAddress>();
            for (var address : answer.split(" ", -1)) {
                addresses.add(InetAddress.ofLiteral(address));
            }
            queue.add(addresses.toArray(InetAddress[]::new));
        }
        answers.put(name, queue);
        return this;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var queue = answers.get(host);
        if (queue == null) {
            return InetAddress.getAllByName(host);
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// A resolver with one public host and several hosts with internal addresses.
    static TestDnsResolver withTestHosts() throws UnknownHostException {
        return new TestDnsResolver().with("public.test", "93.184.215.14")
                .with("private.test", "10.0.0.5")
                .with("ula.test", "fd12:3456:789a::1")
                .with("mixed.test", "93.184.215.14 127.0.0.1")
                .with("mapped.test", "::ffff:169.254.169.254");
    }
}
