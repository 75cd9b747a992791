package org.productimporter.importer;

import java.util.Map;
import org.productimporter.db.node.ProcessDefaults;
import org.productimporter.importer.cli.HelpCommand;
import org.productimporter.importer.cli.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The importer as a separate program. `import FILE` imports one file and exits, `help` prints help. Without a command, it
/// runs imports from the database until it receives a signal. Only the command line is scanned here;
/// [ImporterAutoConfiguration] configures the node.
@SpringBootApplication(proxyBeanMethods = false, scanBasePackageClasses = ImportCommand.class)
public class ImporterApplication {

    public static void main(String[] arguments) {
        ProcessDefaults.set();
        if (arguments.length > 0 && arguments[0].equals("import")) {
            System.exit(ImportCommand.run(ImporterApplication.class, arguments));
        }
        HelpCommand.run(ImporterApplication.class, arguments).ifPresent(System::exit);
        var application = new SpringApplication(ImporterApplication.class);
        application.setDefaultProperties(Map.of("product.importer.roles", "importer"));
        application.run(arguments);
    }
}
