#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Looks over the files that git knows. Errors (exit status 1): what shellcheck
# finds, a file without licence line, an unfinished note. Warnings:
# what cppcheck and clang-format say, long functions and files.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
errors=0

error ()
{
  printf 'error: %s\n' "$*"
  errors=$((errors + 1))
}

echo "== shellcheck"
mapfile -t scripts < <(git ls-files -co --exclude-standard | while read -r f
do
  [ -f "$f" ] && head -n 1 "$f" | grep -aqE '^#!.*\b(ba)?sh$' && echo "$f"
done)
shellcheck -x -P SCRIPTDIR "${scripts[@]}" || error "shellcheck"

echo "== licence lines"
# Inputs and expectations of tests, articles and reports are what they are.
while read -r f
do
  [ -s "$f" ] || continue
  case $f in
    COPYING* | LICENSES/* | NEWS | .gitignore | *.png | *.json | *.jsonl | *.csv | *.tsv | *.svg | \
    tests/cases/* | claims/*/articles/* | reports/example/*) continue ;;
  esac
  head -n 5 "$f" | grep -q 'SPDX-License-Identifier: ' || error "$f: no SPDX line"
done < <(git ls-files -co --exclude-standard)

echo "== unfinished"
# The words are put together here so that this file does not hold them.
if git grep -nE "\\b(TO""DO|FIX""ME|X""XX)\\b" -- src include tests data eval bench build-aux dev
then
  error "unfinished notes"
fi

echo "== long functions and files (warnings)"
git ls-files -co --exclude-standard 'src/*.[ch]' 'include/*.h' | while read -r f
do
  awk '
    $0 == "{" { start = FNR }
    $0 == "}" && start { if (FNR - start > 60) printf "%s:%d: function of %d lines\n", FILENAME, start, FNR - start; start = 0 }
    length ($0) > 100 && !/https?:/ { printf "%s:%d: %d columns\n", FILENAME, FNR, length ($0) }
    END { if (FNR > 500) printf "%s: %d lines\n", FILENAME, FNR }' "$f"
done

echo "== cppcheck (warnings)"
cppcheck -q --enable=warning,portability,performance --inline-suppr --std=c11 --library=gtk \
  --suppress=missingInclude --suppress=unknownMacro -Iinclude -Isrc src 2>&1 | head -n 60

if [ -f .clang-format ]
then
  echo "== clang-format (warnings)"
  git ls-files '*.[ch]' | xargs clang-format --dry-run 2>&1 | grep -c 'warning:' \
    | sed 's/$/ places that clang-format would change/'
fi

echo "$errors errors"
[ "$errors" -eq 0 ]
