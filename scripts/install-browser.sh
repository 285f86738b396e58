#!/bin/sh
# Installs what the browser tests and the screenshots need: Chromium, fonts for Chinese, a PDF reader.
# Debian and Ubuntu; elsewhere install Chromium yourself and name it in CHROMIUM=/path/to/chromium.
set -eu

if command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1 &&
    fc-list :lang=zh-cn 2>/dev/null | grep -q .; then
    echo "Chromium, a Chinese font and pdftoppm are there already."
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-browser.sh knows apt-get only: install Chromium, Noto Sans CJK and poppler-utils yourself" >&2
    exit 1
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-cjk poppler-utils
