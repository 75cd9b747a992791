package org.productimporter.importer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.productimporter.db.testing.ArchitectureRules;
import org.productimporter.db.testing.PackageRules;

/// Who may know whom in the importer, and what is used nowhere.
@AnalyzeClasses(packages = "org.productimporter.importer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchRule PACKAGES_KNOW_ONLY_THOSE_BELOW =
            layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("program")
                    .definedBy("org.productimporter.importer")
                    .layer("cli")
                    .definedBy("..importer.cli..")
                    .layer("runs")
                    .definedBy("..importer.runs..")
                    .layer("job")
                    .definedBy("..importer.job..")
                    .layer("workers")
                    .definedBy("..importer.workers..")
                    .layer("source")
                    .definedBy("..importer.source..")
                    .layer("stage")
                    .definedBy("..importer.stage..")
                    .layer("merge")
                    .definedBy("..importer.merge..")
                    .layer("report")
                    .definedBy("..importer.report..")
                    .layer("ledger")
                    .definedBy("..importer.ledger..")
                    .layer("rows")
                    .definedBy("..importer.rows..")
                    .layer("staging")
                    .definedBy("..importer.staging..")
                    .layer("csv")
                    .definedBy("..importer.csv..")
                    .whereLayer("program")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("cli")
                    .mayOnlyBeAccessedByLayers("program")
                    .whereLayer("runs")
                    .mayOnlyBeAccessedByLayers("program")
                    .whereLayer("job")
                    .mayOnlyBeAccessedByLayers("program", "runs")
                    .whereLayer("workers")
                    .mayOnlyBeAccessedByLayers("program", "job", "runs")
                    .whereLayer("source")
                    .mayOnlyBeAccessedByLayers("program", "job", "ledger")
                    .whereLayer("stage")
                    .mayOnlyBeAccessedByLayers("program", "job")
                    .whereLayer("merge")
                    .mayOnlyBeAccessedByLayers("program", "job")
                    .whereLayer("report")
                    .mayOnlyBeAccessedByLayers("program", "job", "runs")
                    .whereLayer("ledger")
                    .mayOnlyBeAccessedByLayers("program", "job", "runs", "workers", "report")
                    .whereLayer("rows")
                    .mayOnlyBeAccessedByLayers("job", "source", "stage")
                    .whereLayer("staging")
                    .mayOnlyBeAccessedByLayers("program", "job", "runs", "stage", "merge")
                    .whereLayer("csv")
                    .mayOnlyBeAccessedByLayers("job", "source", "rows", "report")
                    .because("a reader goes from the job down and never has to come back up");

    @ArchTest static final ArchRule PACKAGES_ARE_NO_CIRCLE = PackageRules.noCircles(List.of());

    @ArchTest static final ArchRule PARSING_KNOWS_NO_SPRING = noClasses().that()
            .resideInAnyPackage("..rows..", "..csv..", "..source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("what a file means can be tested and measured without a framework");

    @ArchTest static final ArchRule SQL_HAS_ITS_HOMES = noClasses().that()
            .resideInAnyPackage("..rows..", "..csv..", "..source..", "..job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("the job tells what happens; statements stand where they are used");

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(ArchitectureRules.class);
}
