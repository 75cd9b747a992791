package org.productimporter.importer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.productimporter.db.testing.ArchitectureRules;
import org.productimporter.db.testing.PackageRules;

/// The dependencies between the packages of the importer.
@AnalyzeClasses(packages = "org.productimporter.importer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PARSING =
            {"..rows..", "..csv..", "..split..", "..inspection..", "..source..", "..unpack..", "..workbook..",
                    "..charset..", "..dialect..", "..header..", "..importer.mapping..", "..normal.."};

    @ArchTest static final ArchRule PACKAGES_ARE_NO_CIRCLE = PackageRules.noCircles(List.of());

    @ArchTest static final ArchRule PACKAGES_ARE_SMALL = PackageRules.smallPackages();

    @ArchTest static final ArchRule SPLIT_AND_CSV_ARE_THE_LOWEST = noClasses().that()
            .resideInAnyPackage("..split..", "..csv..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..importer", "..inspection..", "..source..", "..importer.mapping..", "..dialect..",
                    "..rows..", "..staging..", "..merge..", "..ledger..", "..worker..", "..job..", "..node..",
                    "..cli..")
            .because("all other packages use them");

    @ArchTest static final ArchRule JOB_IS_USED_ONLY_BY_NODE = noClasses().that()
            .resideOutsideOfPackages("..job..", "..node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..importer.job..", "..importer.node..")
            .because("a reader goes from the job down to the SQL and never back");

    @ArchTest static final ArchRule PARSING_KNOWS_NO_SPRING = noClasses().that()
            .resideInAnyPackage(PARSING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("parsing is tested and measured without a framework");

    @ArchTest static final ArchRule PARSING_AND_JOB_HAVE_NO_SQL = noClasses().that()
            .resideInAnyPackage(PARSING)
            .or()
            .resideInAPackage("..job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("the job is the sequence of steps; SQL is in repositories");

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(ArchitectureRules.class);
}
