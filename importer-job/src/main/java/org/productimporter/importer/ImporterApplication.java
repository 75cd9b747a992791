package org.productimporter.importer;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;
import org.productimporter.importer.cli.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The importer as a program of its own: `import FILE` imports one file and ends; without
/// arguments it is a node that takes imports from the database until it is told to stop. Only the
/// command line is found by scanning; the node is auto-configured, if its role says so.
@SpringBootApplication(proxyBeanMethods = false, scanBasePackageClasses = ImportCommand.class)
public class ImporterApplication {

    public static void main(String[] arguments) {
        // Spring Batch writes times without a zone; all nodes must mean the same by them.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        if (arguments.length > 0 && arguments[0].equals("import")) {
            System.exit(ImportCommand.run(ImporterApplication.class, arguments));
        }
        var application = new SpringApplication(ImporterApplication.class);
        application.setDefaultProperties(Map.of("product.importer.roles", "importer"));
        application.run(arguments);
    }
}
