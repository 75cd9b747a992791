package org.productimporter.web.operations.audit.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.operations.audit.AuditService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the audit log to administrators.
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditController {

    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    @Operation(summary = "List the audit log, newest first",
            description = "Filters can be combined. `action` is an action such as token.revoked, or token for all actions on"
                    + " tokens. `from` and `to` are times. Scope admin.")
    @GetMapping
    Page<AuditService.Entry> list(AuditService.Filter filter, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return audit.page(filter, cursor, Page.size(pageSize));
    }
}
