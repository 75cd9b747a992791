package org.productimporter.web.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.productimporter.web.contract.Step.Exchange;
import org.productimporter.web.contract.Step.FileWrite;
import org.productimporter.web.contract.Step.Message;
import org.productimporter.web.contract.Step.Statement;
import org.productimporter.web.contract.Step.Timing;

/// Parses a page of the contract, a `.http` file:
///
/// ```
/// ## A rule of the contract
/// POST /api/products/
/// {"sku": "A-1", "name": "Anvil"}
/// => 201
/// Location: /api/products/<id anvil>/
/// {"id": "<id>", "sku": "A-1", ...}
///
/// sql update import set state = 'failed'
///
/// file drop/some.csv sku,name
/// ```
///
/// A response ends at an empty line, the body of a request at the arrow. `await` before a request repeats it until the
/// response matches. `#` begins a comment. [TemplateMatcher] describes `<id anvil>`; later steps refer to the value as
/// `{anvil}`.
final class ContractPage {

    private static final Pattern REQUEST = Pattern.compile("(await )?((GET|POST|PUT|PATCH|DELETE|HEAD) \\S+)");
    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]*): (.*)");
    private static final String ARROW = "=> ";

    /// A rule of the contract and its examples.
    record Rule(String text, List<Step> steps) {}

    private final String name;
    private final List<String> lines;
    private int next;

    private ContractPage(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static List<Rule> read(Path file) throws IOException {
        return new ContractPage(String.valueOf(file.getFileName()), Files.readAllLines(file)).rules();
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        while (next < lines.size()) {
            var line = lines.get(next);
            if (line.startsWith("## ")) {
                rules.add(new Rule(line.substring(3), new ArrayList<>()));
                next++;
            } else if (line.isBlank() || line.startsWith("#")) {
                next++;
            } else {
                rules.getLast().steps().add(step(line));
            }
        }
        return rules;
    }

    private Step step(String line) {
        var location = name + ":" + (next + 1);
        if (line.startsWith("sql ")) {
            return new Statement(location, readUntil("").substring(4));
        }
        if (line.startsWith("file ")) {
            var words = readUntil("").split(" ", 3);
            return new FileWrite(location, words[1], words[2]);
        }
        var request = REQUEST.matcher(line);
        if (!request.matches()) {
            throw new IllegalArgumentException(location + " is not a step: " + line);
        }
        next++;
        var timing = request.group(1) == null ? Timing.IMMEDIATE : Timing.EVENTUAL;
        var message = new Message(request.group(2), headers(), readUntil(ARROW));
        var status = Integer.parseInt(lines.get(next).substring(ARROW.length()).strip());
        next++;
        return new Exchange(location, timing, message, status, new Message("", headers(), readUntil("")));
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (; next < lines.size(); next++) {
            var header = HEADER.matcher(lines.get(next));
            if (!header.matches()) {
                break;
            }
            headers.put(header.group(1), header.group(2));
        }
        return headers;
    }

    /// Returns the lines before the next line with the prefix, or before the next empty line if the prefix is empty.
    private String readUntil(String prefix) {
        var from = next;
        while (next < lines.size()
                && !(prefix.isEmpty() ? lines.get(next).isBlank() : lines.get(next).startsWith(prefix))) {
            next++;
        }
        return String.join("\n", lines.subList(from, next));
    }
}
