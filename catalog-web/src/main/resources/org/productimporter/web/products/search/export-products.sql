-- The catalogue as CSV, written by PostgreSQL itself in one snapshot. Texts are always quoted, for an
-- import trims cells that are not. ExportProducts fills in the ${...}; COPY takes no parameters, so
-- values of filters come from settings of the transaction.
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
