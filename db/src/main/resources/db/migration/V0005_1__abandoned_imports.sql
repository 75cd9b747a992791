-- An import can be given up for good.

alter table import add column abandoned_at timestamptz;

comment on column import.abandoned_at is 'When somebody gave the failed or stopped import up; it cannot be restarted after that.';
