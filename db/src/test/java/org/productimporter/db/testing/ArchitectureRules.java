package org.productimporter.db.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;

/// Rules for the code of all modules. An `ArchitectureTest` includes them with `ArchTests.in(ArchitectureRules.class)`.
public final class ArchitectureRules {

    @ArchTest static final ArchRule INJECTION_BY_CONSTRUCTOR = noFields().should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("a constructor shows the dependencies of a class, and tests call it");

    @ArchTest static final ArchRule TIME_FROM_CLOCK_OR_DATABASE = noClasses().should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .because("the clocks of nodes differ and tests set the time: use the database or a Clock");

    @ArchTest static final ArchRule MEANINGFUL_NAMES = noClasses().should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Helper")
            .orShould()
            .haveSimpleNameContaining("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such names fit every class");

    private ArchitectureRules() {}
}
