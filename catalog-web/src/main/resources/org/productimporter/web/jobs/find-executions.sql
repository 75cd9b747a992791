-- Job executions, the latest first.
select e.job_execution_id as id,
       e.job_instance_id as instance_id,
       i.job_name as name,
       p.import_id,
       (select m.file_name from import m where m.id = p.import_id) as import_name,
       e.status,
       e.exit_code,
       split_part(e.exit_message, chr(10), 1) as exit_message,
       e.create_time at time zone 'UTC' as created_at,
       e.start_time at time zone 'UTC' as started_at,
       e.end_time at time zone 'UTC' as finished_at,
       extract(epoch from coalesce(e.end_time, clock_timestamp() at time zone 'UTC') - e.start_time)::float8 as duration_seconds
from batch_job_execution e
join batch_job_instance i on i.job_instance_id = e.job_instance_id
left join lateral (
    select p.parameter_value::bigint as import_id
    from batch_job_execution_params p
    where p.job_execution_id = e.job_execution_id
      and p.parameter_name = 'importId'
      and p.parameter_value ~ '^[0-9]{1,18}$'
    limit 1) p on true
${joins}
where e.job_execution_id < :before
${conditions}
order by e.job_execution_id desc
limit :limit
