#!/bin/sh
# A tour of REST with curl: upload, status, products, webhook, rejections.
#
#   samples/tour.sh [URL of a webhook receiver]
#
# SERVER (http://localhost:8080) and TOKEN_FILE (data/admin-token) say where the server is.
#
# Webhooks go to public addresses by https only; otherwise anybody with a token could make the
# server call into its own network. For a receiver on this machine, such as
# http://127.0.0.1:8099/hook, start the server with PRODUCT_IMPORTER_WEBHOOKS_ALLOW_HTTP=true and
# PRODUCT_IMPORTER_WEBHOOKS_ALLOWED_INTERNAL=127.0.0.1.
set -eu

server=${SERVER:-http://localhost:8080}
token=$(cat "${TOKEN_FILE:-data/admin-token}")
receiver=${1:-}
samples=$(dirname "$0")

# call METHOD PATH [options of curl]: shows the request and its answer, and keeps the answer.
call() {
    method=$1 path=$2
    shift 2
    printf '\n$ %s %s\n' "$method" "$path"
    answer=$(curl -sS -X "$method" -H "Authorization: Bearer $token" "$@" "$server$path")
    printf '%s\n' "$answer"
}

# json METHOD PATH BODY [options of curl]
json() {
    method=$1 path=$2 body=$3
    shift 3
    call "$method" "$path" -H 'Content-Type: application/json' -d "$body" "$@"
}

# field NAME: the first value of this name in the last answer.
field() {
    printf '%s\n' "$answer" | awk -v name="\"$1\":" '
        at = index($0, name) {
            value = substr($0, at + length(name))
            sub(/^"/, "", value)
            sub(/[",}].*/, "", value)
            print value
            exit
        }'
}

# ended PATH: waits until the import at this status path has ended, a minute at most.
ended() {
    path=$1 seconds=0
    while
        answer=$(curl -sS -H "Authorization: Bearer $token" "$server$path")
        status=$(field status)
        [ "$status" = pending ] || [ "$status" = processing ]
    do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 60 ]; then
            echo "The import did not end within a minute: $answer" >&2
            exit 1
        fi
        sleep 1
    done
    printf '\n$ GET %s\n%s\n' "$path" "$answer"
}

echo '== Upload a file, and wait for it'
call POST /api/file-processor/upload/ -F "file=@$samples/products.csv"
ended "$(field status_url)"

echo
echo '== Find a product, and change it unless somebody else was faster'
call GET '/api/products/?search=lamp&active=true&ordering=price&page_size=1'
product=$(field id) version=$(field version)
json PATCH "/api/products/$product/" '{"price": "19.90"}' -H "If-Match: \"$version\""
json PATCH "/api/products/$product/" '{"price": "1.00"}' -H 'If-Match: "0"'

echo
echo '== Be told of changes'
json POST /api/webhooks/ '{"url": "https://169.254.169.254/latest/meta-data"}'
if [ -n "$receiver" ]; then
    json POST /api/webhooks/ "{\"url\": \"$receiver\", \"event_types\": [\"product.updated\"]}"
    webhook=$(field id)
    if [ -n "$webhook" ]; then
        call POST "/api/webhooks/$webhook/test/"
        json PATCH "/api/products/$product/" '{"active": false}'
        json PATCH "/api/products/$product/" '{"active": true}'
        sleep 2
        call GET "/api/webhooks/$webhook/deliveries/"
        call DELETE "/api/webhooks/$webhook/"
    fi
fi

echo
echo '== Get rejected rows back, to be mended and uploaded again'
file='sku,name,price
TOUR-1,Good,1.50
TOUR-2,,2
TOUR-3,Too exact,1.005
'
call POST '/api/imports/?file_name=tour.csv' -H 'Content-Type: text/csv' --data-binary "$file"
import=$(field id)
ended "/api/file-processor/status/$import/"
call GET "/api/imports/$import/rejections"
call GET "/api/imports/$import/rejections.csv"
