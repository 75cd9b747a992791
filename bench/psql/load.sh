#!/bin/sh
# Loads a product file with expert.sql: load.sh DATABASE_URI FILE
# FILE is a CSV file. Its header contains names of columns of product, among them sku.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

columns=$(head -n 1 "$2" | tr -d '\r')
updates=$(printf '%s\n' "$columns" | tr ',' '\n' | grep -v '^sku$' |
    sed 's/.*/& = excluded.&/' | paste -sd, -)

exec psql --no-psqlrc --quiet --dbname="$1" --file="$here/expert.sql" \
    --set=columns="$columns" --set=updates="$updates" \
    --set=copy="\\copy staged ($columns) from '$2' with (format csv, header)"
