-- The catalogue as CSV in one snapshot. Texts are always quoted, because an import trims unquoted cells.
-- ProductCsvExporter replaces the placeholders. COPY has no parameters, so the values of the filter are settings of the
-- transaction.
copy (
    select ${sku} as sku,
           ${name} as name,
           ${description} as description,
           price,
           case when active then 'true' else 'false' end as active
    from product p
    where true
    ${conditions}
    order by id
) to stdout with (format csv, force_quote (sku, name, description))
