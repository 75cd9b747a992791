package org.productimporter.web.security.rights;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.Credential;
import org.productimporter.web.security.NoScopeRequired;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;

/// Knows whose rights have ended on any node, and ends what is still open for them: sessions with their pages and push
/// connections, event streams, downloads and uploads. While anything is open, one thread of this node reads all credentials four
/// times a second in one statement. Thread-safe.
///
/// `RequiresScope` calls [#areCurrent] before each call of a service, so that an actor whose rights ended can do nothing in the
/// meantime, over any connection.
@Service("rights")
@NoScopeRequired("decides about every caller")
public class RightsService {

    /// Ends the watch of something that was closed.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger(RightsService.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int MAX_KNOWN = 10_000;

    private final RightsRepository repository;
    private final Map<Credential, Set<Opened>> open = new ConcurrentHashMap<>();
    private final ChangePoller poller;

    /// Spares a page with many calls most of its queries.
    private final LoadingCache<Credential, Boolean> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterWrite(INTERVAL).build(this::isCurrent);

    /// Something that ends with a credential. Equal to itself only.
    private static final class Opened {
        private final Runnable end;

        Opened(Runnable end) {
            this.end = end;
        }
    }

    @Autowired
    RightsService(RightsRepository repository) {
        this(repository, Thread::sleep);
    }

    RightsService(RightsRepository repository, ChangePoller.Sleeper sleeper) {
        this.repository = repository;
        this.poller = new ChangePoller("rights", INTERVAL, sleeper, () -> !open.isEmpty(), this::endOutdated);
    }

    /// Whether the actor still has the rights with which the authentication began. Reads the database at most four times a
    /// second for each credential. True for an actor without a credential, such as a task of the server.
    public boolean areCurrent(Authentication authentication) {
        return credential(authentication).map(known::get).orElse(true);
    }

    /// As [#areCurrent], but reads the database at each call.
    public boolean areCurrentNow(Authentication authentication) {
        credential(authentication).ifPresent(known::invalidate);
        return areCurrent(authentication);
    }

    /// The credential of an authentication.
    public static Optional<Credential> credential(Authentication authentication) {
        return authentication.getPrincipal() instanceof Actor actor ? Optional.ofNullable(actor.credential())
                : Optional.empty();
    }

    private boolean isCurrent(Credential credential) {
        return !repository.current(List.of(credential)).isEmpty();
    }

    /// Calls `end` once, in a thread of its own, within a second after the credential has ended.
    ///
    /// @return to be closed when there is nothing left to end
    public Watch watch(Credential credential, Runnable end) {
        var opened = new Opened(end);
        open.compute(credential, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Opened>newKeySet() : others;
            all.add(opened);
            return all;
        });
        poller.start();
        return () -> open.computeIfPresent(credential, (_, all) -> {
            all.remove(opened);
            return all.isEmpty() ? null : all;
        });
    }

    /// The number of credentials with something open.
    int watched() {
        return open.size();
    }

    private void endOutdated() {
        var ended = new HashSet<>(open.keySet());
        ended.removeAll(repository.current(ended));
        for (var credential : ended) {
            known.put(credential, false);
            var all = open.remove(credential);
            if (all != null) {
                LOG.info("Rights of {} have ended; {} open sessions and requests end", credential, all.size());
                all.forEach(opened -> Thread.ofVirtual().name("rights-end").start(opened.end));
            }
        }
    }
}
