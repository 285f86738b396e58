#!/bin/sh
# Spark needs Java 17 or newer. Installs a headless one where none is found and apt-get may be used;
# otherwise says what to do. The Spark tests are skipped without it, and CI must not skip them.
set -eu

if command -v java >/dev/null 2>&1; then
    java -version 2>&1 | head -n 1
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "There is no java, and apt-get needs root. Install Java 17 or 21 (on Debian: default-jre-headless)." >&2
    exit 1
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "There is no java and no apt-get. Install Java 17 or 21, for example from https://adoptium.net." >&2
    exit 1
fi

$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends default-jre-headless
java -version 2>&1 | head -n 1
