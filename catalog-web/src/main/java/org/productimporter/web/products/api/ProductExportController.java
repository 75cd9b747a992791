package org.productimporter.web.products.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.export.ExportFormat;
import org.productimporter.web.products.export.ProductExportService;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Exports products.
@RestController
@RequestMapping("/api/products")
@Tag(name = "Products")
class ProductExportController {

    private final ProductExportService exports;

    ProductExportController(ProductExportService exports) {
        this.exports = exports;
    }

    @Operation(summary = "Export products as CSV",
            description = "RFC 4180 in UTF-8, in the order of the IDs, from one snapshot: sku, name, description, price,"
                    + " active, and a column for each key of the attributes, in alphabetical order. The texts are exact,"
                    + " so importing the file with unknown=keep changes nothing. With safe=true, an apostrophe precedes"
                    + " texts that a spreadsheet would compute; spreadsheets better open export.xlsx. The conditions are"
                    + " those of the list. 409 if there are more than 1,000 keys. Scope products:read.")
    @GetMapping(path = "/export.csv", produces = "text/csv")
    void csv(@ParameterObject ProductFilterParameters filters,
            @Parameter(description = "true to put an apostrophe before texts that a spreadsheet would compute")
            @RequestParam(required = false) @Nullable Boolean safe,
            @Parameter(description = "Of earlier versions; changes nothing", deprecated = true)
            @RequestParam(required = false) @Nullable Boolean raw, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        export(filters, Boolean.TRUE.equals(safe) ? ExportFormat.SAFE_CSV : ExportFormat.CSV, request, response);
    }

    @Operation(summary = "Export products as a workbook",
            description = "The columns and rows of export.csv as cells of text, so a spreadsheet computes no formula and"
                    + " changes no SKU. After 1,048,575 rows, a further worksheet follows. Scope products:read.")
    @GetMapping(path = "/export.xlsx", produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    void xlsx(@ParameterObject ProductFilterParameters filters, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        export(filters, ExportFormat.XLSX, request, response);
    }

    private void export(ProductFilterParameters filters, ExportFormat format, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var filter = filters.filter(request);
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + '"');
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            exports.export(filter, format, response.getOutputStream());
        }
    }
}
