insert into import (file_name, file_path, file_size, file_sha256, source, options,
                    idempotency_key, requested_by, retry_of)
values (:file_name, :file_path, :file_size, :file_sha256, :source,
        cast(:options as jsonb), :idempotency_key, :requested_by, :retry_of)
on conflict (requested_by, idempotency_key) do nothing
returning id
