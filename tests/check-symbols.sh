#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the shared library exports is what the installed headers declare: every
# CC_API function, and nothing else.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

[ "${SANITIZED:-no}" = no ] || skip "sanitizers add symbols of their own"
library=$(find "$build/.libs" -name 'libcrossclaim.so.*.*.*' 2>/dev/null | head -n 1)
[ -n "$library" ] || skip "no shared library was built"

# Words before the first parenthesis of a declaration that starts with CC_API.
cat "$top"/include/crossclaim/*.h \
  | sed -n '/^CC_API /{:more; /(/!{N; b more}; s/\n/ /g; s/ *(.*//; s/.*[ *]//; p}' \
  | LC_ALL=C sort >"$tmp/declared"
${NM:-nm} -D --defined-only "$library" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | LC_ALL=C sort >"$tmp/exported"

[ -s "$tmp/declared" ] || wrong "no CC_API function found in the headers"
while read -r name
do
  wrong "$name is declared CC_API in a header and not exported"
done < <(LC_ALL=C comm -23 "$tmp/declared" "$tmp/exported")
while read -r name
do
  wrong "$name is exported and no header declares it CC_API"
done < <(LC_ALL=C comm -13 "$tmp/declared" "$tmp/exported")
while read -r name
do
  case $name in
    cc_*) right ;;
    *) wrong "$name does not begin with cc_" ;;
  esac
done <"$tmp/exported"
while read -r name
do
  wrong "$name is declared twice"
done < <(uniq -d "$tmp/declared")
finish
