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
import org.productimporter.web.contract.Step.Message;
import org.productimporter.web.contract.Step.Patience;
import org.productimporter.web.contract.Step.Statement;
import org.productimporter.web.contract.Step.Written;

/// Reads a page of the contract, a `.http` file:
///
/// ```
/// ## What the contract says
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
/// An answer ends at an empty line, a request's body at the arrow. `await` before a request asks
/// again until the answer is right; `#` begins a comment. [Shape] says what `<id anvil>` means;
/// the steps after it write `{anvil}` for what it found.
final class ContractPage {

    private static final Pattern REQUEST = Pattern.compile("(await )?((GET|POST|PUT|PATCH|DELETE|HEAD) \\S+)");
    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]*): (.*)");
    private static final String ARROW = "=> ";

    /// A sentence of the contract, and its examples.
    record Sentence(String text, List<Step> steps) {}

    private final String name;
    private final List<String> lines;
    private int next;

    private ContractPage(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static List<Sentence> read(Path file) throws IOException {
        return new ContractPage(String.valueOf(file.getFileName()), Files.readAllLines(file)).sentences();
    }

    private List<Sentence> sentences() {
        var sentences = new ArrayList<Sentence>();
        while (next < lines.size()) {
            var line = lines.get(next);
            if (line.startsWith("## ")) {
                sentences.add(new Sentence(line.substring(3), new ArrayList<>()));
                next++;
            } else if (line.isBlank() || line.startsWith("#")) {
                next++;
            } else {
                sentences.getLast().steps().add(step(line));
            }
        }
        return sentences;
    }

    private Step step(String line) {
        var place = name + ":" + (next + 1);
        if (line.startsWith("sql ")) {
            return new Statement(place, upTo("").substring(4));
        }
        if (line.startsWith("file ")) {
            var words = upTo("").split(" ", 3);
            return new Written(place, words[1], words[2]);
        }
        var request = REQUEST.matcher(line);
        if (!request.matches()) {
            throw new IllegalArgumentException(place + " begins no step: " + line);
        }
        next++;
        var patience = request.group(1) == null ? Patience.AT_ONCE : Patience.AWAITED;
        var asked = new Message(request.group(2), headers(), upTo(ARROW));
        var status = Integer.parseInt(lines.get(next).substring(ARROW.length()).strip());
        next++;
        return new Exchange(place, patience, asked, status, new Message("", headers(), upTo("")));
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

    /// Lines up to the one that begins so; to the empty one when that is nothing.
    private String upTo(String end) {
        var from = next;
        while (next < lines.size() && !(end.isEmpty() ? lines.get(next).isBlank() : lines.get(next).startsWith(end))) {
            next++;
        }
        return String.join("\n", lines.subList(from, next));
    }
}
