package org.productimporter.bench.faults.injection;

import org.productimporter.bench.faults.cluster.Signals;

/// Ends PostgreSQL at a random moment of the import; it is started again as after a crash or a restart of its machine.
///
/// @param signal SIGKILL, SIGQUIT (immediate shutdown) or SIGINT (fast shutdown)
record SignalPostgres(Signals signal) implements Fault.Injector {

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        signal.send(scenario.cluster().postmaster());
        return Injection.once();
    }
}
