#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each installed header compiles alone, as C11 and as C++, opens by saying what it
# promises, and has a comment before every CC_API function (a run of declarations
# without a blank line between them shares one).
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

read -ra flags <<<"${CC_DEPS_CFLAGS:-$(pkg-config --cflags glib-2.0)}"

# compiles COMPILER SUFFIX HEADER FLAG…
compiles ()
{
  local compiler=$1 suffix=$2 header=$3
  shift 3

  echo "#include <crossclaim/$header>" >"$tmp/alone.$suffix"
  if $compiler "$@" -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$top/include" "${flags[@]}" \
       "$tmp/alone.$suffix" >"$tmp/log" 2>&1
  then
    right
  else
    wrong "$header does not compile alone as $suffix"
    head -n 20 "$tmp/log"
  fi
}

for path in "$top"/include/crossclaim/*.h
do
  header=${path##*/}
  compiles "${CC:-cc}" c "$header" -std=c11
  if [ -n "${TEST_CXX:-}" ]
  then
    compiles "$TEST_CXX" cpp "$header" -std=c++11
  fi
  if [ "$(sed -n 2p "$path")" = '/**' ] && sed -n 3p "$path" | grep -q "^ \* $header: "
  then
    right
  else
    wrong "$header does not open with '/**' and ' * $header: …'"
  fi
  while read -r line
  do
    wrong "$header:$line has no comment"
  done < <(awk '
    /\*\/[ \t]*$/ { said = 1; next }
    /^[ \t]*$/ { said = 0 }
    /^CC_API / && !said && !/_free[ (]/ { print FNR ": " $0 }
    /^CC_API / { said = 1 }
    /^}/ { said = 0 }' "$path")
done
finish
