-- Statistics of each step over the latest completed executions of a job up to one execution, by measure. The counts of a
-- step are the sums over its workers (`stage:worker-01`), its duration is its own.
with here as (
    select e.job_execution_id, i.job_name
    from batch_job_execution e
    join batch_job_instance i using (job_instance_id)
    where e.job_execution_id = :execution
), past as (
    select e.job_execution_id
    from batch_job_execution e
    join batch_job_instance i using (job_instance_id)
    join here using (job_name)
    where e.status = 'COMPLETED'
    and e.job_execution_id <= :execution
    order by e.job_execution_id desc
    limit :runs
), step as (
    select
        s.job_execution_id,
        split_part(s.step_name, ':', 1) as step,
        min(s.step_execution_id) as first,
        max(extract(epoch from s.end_time - s.start_time))
            filter (where s.step_name not like '%:%')::float8 as seconds,
        sum(s.read_count) filter (where s.step_name like '%:%') as worker_reads,
        sum(s.write_count) filter (where s.step_name like '%:%') as worker_writes,
        sum(s.filter_count) filter (where s.step_name like '%:%') as worker_filters,
        sum(s.read_skip_count) filter (where s.step_name like '%:%') as worker_read_skips,
        sum(s.process_skip_count) filter (where s.step_name like '%:%') as worker_process_skips,
        sum(s.write_skip_count) filter (where s.step_name like '%:%') as worker_write_skips,
        sum(s.commit_count) filter (where s.step_name like '%:%') as worker_commits,
        sum(s.rollback_count) filter (where s.step_name like '%:%') as worker_rollbacks,
        sum(s.read_count) as reads,
        sum(s.write_count) as writes,
        sum(s.filter_count) as filters,
        sum(s.read_skip_count) as read_skips,
        sum(s.process_skip_count) as process_skips,
        sum(s.write_skip_count) as write_skips,
        sum(s.commit_count) as commits,
        sum(s.rollback_count) as rollbacks
    from batch_step_execution s
    where s.job_execution_id in (select job_execution_id from past union select :execution)
    group by s.job_execution_id, split_part(s.step_name, ':', 1)
), measured as (
    select s.job_execution_id, s.step, s.first, m.no, m.measure, m.value
    from step s
    cross join lateral (values
        (1, 'DURATION', s.seconds),
        (2, 'READ', coalesce(s.worker_reads, s.reads)),
        (3, 'WRITTEN', coalesce(s.worker_writes, s.writes)),
        (4, 'FILTERED', coalesce(s.worker_filters, s.filters)),
        (5, 'READ_SKIPS', coalesce(s.worker_read_skips, s.read_skips)),
        (6, 'PROCESS_SKIPS', coalesce(s.worker_process_skips, s.process_skips)),
        (7, 'WRITE_SKIPS', coalesce(s.worker_write_skips, s.write_skips)),
        (8, 'COMMITS', coalesce(s.worker_commits, s.commits)),
        (9, 'ROLLBACKS', coalesce(s.worker_rollbacks, s.rollbacks)),
        (10, 'DURATION_PER_READ', s.seconds / nullif(coalesce(s.worker_reads, s.reads), 0))
    ) m(no, measure, value)
)
select
    step,
    measure,
    count(value) filter (where job_execution_id in (select job_execution_id from past)) as runs,
    coalesce(min(value) filter (where job_execution_id in (select job_execution_id from past)), 0)::float8 as min,
    coalesce(avg(value) filter (where job_execution_id in (select job_execution_id from past)), 0)::float8 as mean,
    coalesce(max(value) filter (where job_execution_id in (select job_execution_id from past)), 0)::float8 as max,
    stddev_samp(value) filter (where job_execution_id in (select job_execution_id from past))::float8 as deviation,
    max(value) filter (where job_execution_id = :execution)::float8 as here
from measured
group by step, measure, no
having count(value) > 0
order by min(first), no
