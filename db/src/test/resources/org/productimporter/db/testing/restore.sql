-- Copies all tables into the schema snapshot at the first call. Restores their rows from it at each further call.
-- Sequences continue, because services of the application remember the highest number that they have read.
do $$
declare
    tables text[] := (select array_agg(relname::text order by relname)
                      from pg_class
                      where relnamespace = 'public'::regnamespace
                        and relkind in ('r', 'p')
                        and not relispartition);
    name text;
    columns text;
begin
    -- Without triggers: the audit log is append-only, and the search tables follow product.
    set local session_replication_role = replica;
    if to_regnamespace('snapshot') is null then
        create schema snapshot;
        foreach name in array tables loop
            execute format('create table snapshot.%1$I as table public.%1$I', name);
        end loop;
        return;
    end if;
    foreach name in array tables loop
        if to_regclass(format('snapshot.%I', name)) is null then
            execute format('drop table public.%I cascade', name);
            tables := array_remove(tables, name);
        end if;
    end loop;
    execute (select 'truncate ' || string_agg(format('public.%I', one), ', ') from unnest(tables) one);
    foreach name in array tables loop
        select string_agg(quote_ident(attname), ', ' order by attnum)
        into columns
        from pg_attribute
        where attrelid = format('public.%I', name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
        execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from snapshot.%1$I',
                       name, columns);
    end loop;
end
$$
