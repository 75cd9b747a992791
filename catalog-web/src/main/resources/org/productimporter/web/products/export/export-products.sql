-- The products of an export. ProductExportQuery replaces the placeholders. COPY has no parameters, so the values of the
-- filter are settings of the transaction.
select ${sku} as sku,
       ${name} as name,
       ${description} as description,
       price,
       case when active then 'true' else 'false' end as active
       ${attributes}
from product p
where true
${conditions}
order by id
