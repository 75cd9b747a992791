package org.productimporter.importer.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.dialect.Dialect;
import org.productimporter.importer.dialect.DialectDetector;
import org.productimporter.importer.dialect.SampleReader;
import org.productimporter.importer.dialect.SampleRecord;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.mapping.ColumnDetector;
import org.productimporter.importer.mapping.Decisions;
import org.productimporter.importer.mapping.MappingChoices;
import org.productimporter.importer.mapping.SampleTable;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.source.SourceSample;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.model.rejections.RejectionColumns;

/// Decides from the beginning of a file how its rows are to be read: by the options, otherwise by a profile, otherwise by
/// the evidence of the file. What they do not decide is asked. Thread-safe.
public final class MappingDetector {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileLimits limits;
    private final ProfileFinder profiles;

    public MappingDetector(FileLimits limits, ProfileFinder profiles) {
        this.limits = limits;
        this.profiles = profiles;
    }

    /// Returns how the rows are to be read.
    ///
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    /// @throws FileRejectedException if the file cannot be imported
    public Detection detect(SourceSample sample, ImportOptions options, boolean confirmed) {
        var name = options.profile();
        if (name != null && !confirmed) {
            var profile = profiles.byName(name)
                    .orElseThrow(() -> new FileRejectedException("The profile is not there",
                            "There is no profile \"%s\".".formatted(name),
                            "Choose another profile, or leave the option out."));
            return detect(sample, ProfileOptions.apply(profile, options), true, name);
        }
        if (confirmed || !options.columns().isEmpty()) {
            return detect(sample, options, confirmed, name);
        }
        var decisions = decisions(sample, false, null);
        var dialect = dialect(sample, options, false, decisions);
        return byHeader(dialect)
                .map(profile -> detect(sample, ProfileOptions.apply(profile.withoutReading(), options), true,
                        profile.name()))
                .orElseGet(() -> proposal(sample, dialect, options, false, decisions).build(false, null));
    }

    /// Returns the options with those of the profiles that decide how a file is read before its header is known: of the one
    /// that a user has named, otherwise of each that may be meant, see [#hasHeader].
    List<ImportOptions> readings(ImportOptions options) {
        if (options.profile() != null) {
            return profiles.byName(options.profile())
                    .map(profile -> ProfileOptions.apply(profile, options))
                    .stream()
                    .toList();
        }
        return options.columns().isEmpty()
                ? profiles.withReading().stream().map(profile -> ProfileOptions.apply(profile, options)).toList()
                : List.of();
    }

    /// Whether a file that is read under the options of a profile has the header of this profile.
    boolean hasHeader(SourceSample sample, ImportOptions reading) {
        var dialect = dialect(sample, reading, true, new Decisions());
        return dialect.named() && profiles.byHeader(HeaderSignature.of(dialect.header()))
                .filter(profile -> profile.name().equals(reading.profile()))
                .isPresent();
    }

    private Optional<ProfileFinder.Profile> byHeader(Dialect dialect) {
        if (!dialect.named()) {
            return Optional.empty();
        }
        var own = RejectionColumns.without(dialect.header());
        var signature = HeaderSignature.of(own);
        var isRejections = own.size() < dialect.header().size();
        return isRejections
                ? profiles.byRejections(signature)
                        .or(() -> profiles.byHeader(signature).map(ProfileOptions::ofRejections))
                : profiles.byHeader(signature);
    }

    private Detection detect(SourceSample sample, ImportOptions options, boolean confirmed, @Nullable String profile) {
        var decisions = decisions(sample, confirmed, profile);
        var dialect = dialect(sample, options, confirmed, decisions);
        return proposal(sample, dialect, options, confirmed, decisions).build(confirmed, profile);
    }

    /// Returns what is known before the dialect.
    private static Decisions decisions(SourceSample sample, boolean confirmed, @Nullable String profile) {
        var decisions = new Decisions();
        sample.format().reasons().forEach(decisions::explain);
        sample.format().alternatives().forEach(decisions::offer);
        if (!confirmed) {
            sample.format()
                    .questions()
                    .forEach(question -> decisions.ask(question.field(), question.message(), question.choices()));
        }
        if (profile != null) {
            decisions.explain("profile_name", "The profile \"%s\" was saved for such files.".formatted(profile));
        }
        return decisions;
    }

    private static ProposalBuilder proposal(SourceSample sample, Dialect dialect, ImportOptions options,
            boolean confirmed, Decisions decisions) {
        var rows = dialect.rows().stream().map(SampleRecord::cells).filter(cells -> !cells.isEmpty()).toList();
        var table = new SampleTable(dialect.header(), dialect.named(), rows);
        var choices = new MappingChoices(ColumnOptions.of(dialect.header(), options.columns()), confirmed,
                options.mode() != ImportOptions.Mode.UPDATE_ONLY);
        var columns = new ColumnDetector(table, choices, decisions).detect();
        return new ProposalBuilder(sample.format(), dialect, table, columns, options, decisions);
    }

    private Dialect dialect(SourceSample sample, ImportOptions options, boolean confirmed, Decisions decisions) {
        var head = sample.head();
        var reader = new SampleReader(head, sample.whole());
        var marked = head.length >= UTF_8_MARK.length
                && Arrays.equals(head, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        var dialect =
                new DialectDetector(reader, options.file(), confirmed, decisions).detect(marked ? UTF_8_MARK.length : 0)
                        .orElseThrow(() -> HeaderChecks.noHeader(head.length));
        new HeaderChecks(head, limits).check(dialect);
        return dialect;
    }
}
