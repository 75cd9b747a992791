package org.productimporter.web;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.productimporter.db.testing.PackageRules;
import org.productimporter.db.testing.PackageRules.Allowed;

/// The allowed dependencies between packages, with all exceptions.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class PackageArchitectureTest {

    private static final String ROOT = "org.productimporter.web";

    /// Inner packages that other features use: parts for all, and features of a feature.
    private static final List<String> FOR_ALL = List.of(ROOT + ".ui..", ROOT + ".common..", ROOT + ".security.setup",
            ROOT + ".security.sso", ROOT + ".security.users", ROOT + ".security.tokens", ROOT + ".operations.audit",
            ROOT + ".operations.retention");

    /// Dependencies that close a circle and still have to go.
    private static final List<Allowed> LEFT_IN_CIRCLES = List.of();

    /// Dependencies on the inside of another feature that still have to go.
    private static final List<Allowed> LEFT_INSIDE = List.of();

    @ArchTest static final ArchRule PACKAGES_ARE_NO_CIRCLE = PackageRules.noCircles(LEFT_IN_CIRCLES);

    @ArchTest static final ArchRule INNER_PACKAGES_STAY_INSIDE =
            PackageRules.innerPackagesStayInside(ROOT, FOR_ALL, LEFT_INSIDE);
}
