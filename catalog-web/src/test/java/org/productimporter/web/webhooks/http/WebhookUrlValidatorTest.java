package org.productimporter.web.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.common.ProblemException;

@Timeout(60)
class WebhookUrlValidatorTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final List<String> ANY_PORT = List.of("1-65535");

    private static WebhookClient client(boolean allowHttp, TestDnsResolver names, String... internal) {
        return new WebhookClient(
                new WebhookClientProperties(allowHttp, ANY_PORT, List.of(internal), DEADLINE, DEADLINE), names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//127.0.0.1/", "//127.0.0.1:8443/x", "//127.8.9.10/", "//0.0.0.0/", "//10.0.0.1/",
            "//172.16.0.1/", "//172.31.255.255/", "//192.168.1.1/", "//169.254.169.254/latest/meta-data/",
            "//100.64.0.1/", "//100.127.255.254/", "//192.0.0.192/", "//192.0.2.1/", "//192.88.99.1/", "//198.18.0.1/",
            "//198.51.100.7/", "//203.0.113.9/", "//224.0.0.1/", "//239.255.255.250/", "//240.0.0.1/",
            "//255.255.255.255/", "//[::1]/", "//[::]/", "//[::ffff:127.0.0.1]/", "//[::ffff:a9fe:a9fe]/",
            "//[::127.0.0.1]/", "//[::7f00:1]/", "//[64:ff9b::7f00:1]/", "//[64:ff9b:1::7f00:1]/", "//[2002:7f00:1::]/",
            "//[2001::1]/", "//[2001:db8::1]/", "//[3fff::1]/", "//[5f00::1]/", "//[100::1]/", "//[fc00::1]/",
            "//[fd00:ec2::254]/", "//[fe80::1]/", "//[fec0::1]/", "//[ff02::1]/", "//localhost/", "//LOCALHOST/",
            "//private.test/", "//ula.test/", "//mixed.test/", "//mapped.test/",
            // Spellings that some parsers read as another address.
            "//0177.0.0.1/", "//0177.0.0.01/", "//2130706433/", "//0/", "//0x7f000001/", "//8.8.8.010/", "//08.8.8.8/",
            // IPv4 addresses inside of IPv6 addresses: mapped, translated, compatible, NAT64, 6to4, Teredo, ISATAP.
            "//[::ffff:10.0.0.1]/", "//[0:0:0:0:0:ffff:0a00:0001]/", "//[::ffff:0:127.0.0.1]/", "//[::ffff:0:7f00:1]/",
            "//[::ffff:0:a9fe:a9fe]/", "//[::ffff:0:808:808]/", "//[::10.0.0.1]/", "//[::a9fe:a9fe]/",
            "//[64:ff9b::10.0.0.1]/", "//[64:ff9b::a9fe:a9fe]/", "//[64:ff9b:1:ffff::7f00:1]/", "//[2002:a00:1::1]/",
            "//[2002:a9fe:a9fe::]/", "//[2001:0:a00:1::1]/", "//[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
            "//[fe80::5efe:7f00:1]/", "//[2606:4700::5efe:7f00:1]/", "//[2606:4700::200:5efe:10.0.0.1]/"})
    void internalAddressesAreRejectedByValidationAndConnection(String rest) throws Exception {
        try (var client = client(true, TestDnsResolver.withTestHosts())) {
            assertThat(error(client, "https:" + rest)).isEqualTo("url: address not allowed");
            assertThat(error(client, "http:" + rest)).isEqualTo("url: address not allowed");

            var reply = client.post(message("http:" + rest));
            assertThat(reply.error()).isEqualTo("address not allowed");
            assertThat(reply.status()).isNull();
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "ftp://public.test/", "file:///etc/passwd", "gopher://public.test/",
            "http://public.test/", "https://", "https:///path", "https://2130706433/", "https://0x7f000001/",
            "https://127.1/", "https://0/", "https://a_b.test/", "https://bücher.test/",
            "https://public.test@127.0.0.1/", "https://user:password@public.test/", "https://public.test/#part",
            "https://public.test\\@127.0.0.1/", "https://public.test /", "https://public.test\r\nHost: x/",
            "https://%31%32%37.0.0.1/", "https://unknown.invalid/",
            // Spellings that some parsers read as an address.
            "https://0x7f.0.0.1/", "https://127.0.0.1./", "https://1.2.3/", "https://public.test.0x7f/"})
    void invalidAndAmbiguousUrlsAreRejected(String url) throws Exception {
        try (var client = client(false, TestDnsResolver.withTestHosts())) {
            assertThat(error(client, url)).startsWith("url");
        }
    }

    @Test
    void portsOutsideTheAllowedRangesAreRejected() throws Exception {
        var properties = new WebhookClientProperties(false, List.of("443", "8000-8999"), List.of(), DEADLINE, DEADLINE);
        try (var client = new WebhookClient(properties, TestDnsResolver.withTestHosts())) {
            assertThat(error(client, "https://public.test:22/")).contains("port 22");
            assertThat(error(client, "https://public.test:9000/")).contains("port 9000");
            assertThat(client.validate("https://public.test:8443/a?b=c"))
                    .isEqualTo(URI.create("https://public.test:8443/a?b=c"));
            assertThat(client.validate("HTTPS://public.test").getHost()).isEqualTo("public.test");
        }
    }

    private static String error(WebhookClient client, String url) {
        var problem = catchThrowableOfType(ProblemException.class, () -> client.validate(url));
        assertThat(problem).as(url).isNotNull();
        assertThat(String.valueOf(problem.getBody().getProperties())).contains("field=url");
        return problem.detail();
    }

    private static HttpMessage message(String url) {
        return new HttpMessage(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
    }
}
