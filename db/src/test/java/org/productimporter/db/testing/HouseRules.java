package org.productimporter.db.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;

/// What is used nowhere, in no module. An `ArchitectureTest` takes these rules in by
/// `ArchTests.in(HouseRules.class)`.
public final class HouseRules {

    @ArchTest static final ArchRule CONSTRUCTORS_INJECT = noFields().should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("a class that says what it needs can be made by hand");

    @ArchTest static final ArchRule TIME_IS_GIVEN = noClasses().should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .because("nodes disagree about the time: ask the database or a Clock");

    @ArchTest static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses().should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Helper")
            .orShould()
            .haveSimpleNameContaining("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such names fit everything, so everything ends up there");

    private HouseRules() {}
}
