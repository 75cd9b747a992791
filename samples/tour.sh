#!/bin/sh
# Shows the REST API with curl: upload, status, products, webhook, rejections.
#
#   samples/tour.sh [URL of a webhook endpoint]
#
# SERVER is the URL of the server (default http://localhost:8080), TOKEN_FILE the file with the
# token (default data/admin-token).
#
# The server sends webhooks to public addresses over HTTPS only. Otherwise, anyone with a token
# could make it send requests into its own network. For an endpoint on this machine, such as
# http://127.0.0.1:8099/hook, start the server with PRODUCT_IMPORTER_WEBHOOKS_ALLOW_HTTP=true and
# PRODUCT_IMPORTER_WEBHOOKS_ALLOWED_INTERNAL=127.0.0.1.
set -eu

server=${SERVER:-http://localhost:8080}
token=$(cat "${TOKEN_FILE:-data/admin-token}")
endpoint=${1:-}
samples=$(dirname "$0")

# call METHOD PATH [curl options]: sends a request, prints it and its response, and stores the
# response in $response.
call() {
    method=$1 path=$2
    shift 2
    printf '\n$ %s %s\n' "$method" "$path"
    response=$(curl -sS -X "$method" -H "Authorization: Bearer $token" "$@" "$server$path")
    printf '%s\n' "$response"
}

# json METHOD PATH BODY [curl options]: calls with a JSON body.
json() {
    method=$1 path=$2 body=$3
    shift 3
    call "$method" "$path" -H 'Content-Type: application/json' -d "$body" "$@"
}

# field NAME: prints the first value of this name in $response.
field() {
    printf '%s\n' "$response" | awk -v name="\"$1\":" '
        at = index($0, name) {
            value = substr($0, at + length(name))
            sub(/^"/, "", value)
            sub(/[",}].*/, "", value)
            print value
            exit
        }'
}

# await_import PATH: waits until the import at this status path has ended, at most a minute.
await_import() {
    path=$1 seconds=0
    while
        response=$(curl -sS -H "Authorization: Bearer $token" "$server$path")
        status=$(field status)
        [ "$status" = pending ] || [ "$status" = processing ]
    do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 60 ]; then
            echo "The import did not end within a minute: $response" >&2
            exit 1
        fi
        sleep 1
    done
    printf '\n$ GET %s\n%s\n' "$path" "$response"
}

echo '== Upload a file and wait for the import'
call POST /api/file-processor/upload/ -F "file=@$samples/products.csv"
await_import "$(field status_url)"

echo
echo '== Find a product and change it unless it has changed in the meantime'
call GET '/api/products/?search=lamp&active=true&ordering=price&page_size=1'
product=$(field id) version=$(field version)
json PATCH "/api/products/$product/" '{"price": "19.90"}' -H "If-Match: \"$version\""
json PATCH "/api/products/$product/" '{"price": "1.00"}' -H 'If-Match: "0"'

echo
echo '== Receive events with a webhook'
json POST /api/webhooks/ '{"url": "https://169.254.169.254/latest/meta-data"}'
if [ -n "$endpoint" ]; then
    json POST /api/webhooks/ "{\"url\": \"$endpoint\", \"event_types\": [\"product.updated\"]}"
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
echo '== Download rejected rows to correct and upload again'
file='sku,name,price
TOUR-1,Good,1.50
TOUR-2,,2
TOUR-3,Too exact,1.005
'
call POST '/api/imports/?file_name=tour.csv' -H 'Content-Type: text/csv' --data-binary "$file"
import=$(field id)
await_import "/api/file-processor/status/$import/"
call GET "/api/imports/$import/rejections"
call GET "/api/imports/$import/rejections.csv"
