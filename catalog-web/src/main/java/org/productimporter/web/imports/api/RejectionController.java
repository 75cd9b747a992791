package org.productimporter.web.imports.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.Page;
import org.productimporter.web.imports.rejections.RejectionFormat;
import org.productimporter.web.imports.rejections.RejectionRetryService;
import org.productimporter.web.imports.rejections.RejectionService;
import org.productimporter.web.limits.Downloads;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists the rejections of an import, also as a workbook or a CSV file.
@RestController
@RequestMapping("/api/imports/{id}")
@Tag(name = "Imports")
class RejectionController {

    private final RejectionService rejections;
    private final RejectionRetryService retries;
    private final Downloads downloads;

    RejectionController(RejectionService rejections, RejectionRetryService retries, Downloads downloads) {
        this.rejections = rejections;
        this.retries = retries;
        this.downloads = downloads;
    }

    @Operation(summary = "List the rejected rows in the order of the file",
            description = "`code` selects one reason. Requires scope imports:read.")
    @GetMapping("/rejections")
    Page<RejectionService.Rejection> list(@PathVariable long id, @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return rejections.page(id, code, cursor, Page.size(pageSize));
    }

    @Operation(summary = "Download the rejected rows as a workbook",
            description = "For spreadsheets: all cells are text, so no formula is computed and no SKU is changed. After"
                    + " 1,048,575 rows, a further worksheet follows. Requires scope imports:read.")
    @GetMapping(path = "/rejections.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    void xlsx(@PathVariable long id, HttpServletResponse response) throws IOException {
        write(id, RejectionFormat.XLSX, response);
    }

    @Operation(summary = "Download the rejected rows as a CSV file to correct and upload again",
            description = "Contains the unchanged columns of the file, then `line`, `code` and `message`. The cells of a record"
                    + " that do not fit the columns follow `message`. With `safe=true`, an apostrophe precedes"
                    + " cells that a spreadsheet would compute; correct and upload the exact file. Requires scope"
                    + " imports:read.")
    @GetMapping(path = "/rejections.csv", produces = "text/csv")
    void csv(@PathVariable long id, @RequestParam(defaultValue = "false") boolean safe, HttpServletResponse response)
            throws IOException {
        write(id, safe ? RejectionFormat.SAFE_CSV : RejectionFormat.CSV, response);
    }

    @Operation(summary = "Import corrected rejected rows as a new import",
            description = "Each row names its `line` and the new texts of `cells` by column; a column whose header is blank or"
                    + " occurs twice has its number from 1 as name, and so has a cell that is too many. The other cells"
                    + " keep their rejected value. The rows are read with the mapping of their import, and `retry_of` of"
                    + " the new import is its ID. At most 1,000 rows; for more, correct and upload the file of rejected"
                    + " rows. `Idempotency-Key` is honoured. 409 before the import has ended for good, and if it has no"
                    + " rejected rows. Requires scope imports:write.")
    @PostMapping(path = "/rejections/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportSummary> retry(@PathVariable long id, @RequestBody List<CorrectedRow> rows,
            HttpServletRequest request) throws IOException {
        return NewImportController.accepted(retries.retry(id, CorrectedRow.corrections(rows),
                String.valueOf(request.getRemoteUser()), ImportUploadReceiver.idempotencyKey(request)));
    }

    private void write(long id, RejectionFormat format, HttpServletResponse response) throws IOException {
        rejections.layout(id);
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName(id) + "\"");
        rejections.write(id, format, downloads.paced(response.getOutputStream()));
    }
}
