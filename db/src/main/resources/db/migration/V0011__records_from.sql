-- Proves that no byte was left out: header, then ranges, then the end of the file.
alter table import add column records_from bigint;

comment on column import.records_from is 'First byte after the header; from there the ranges hold every byte. Null until inspection.';
