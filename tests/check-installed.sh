#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The library as others use it: the example program is compiled with what
# pkg-config says, against the installed headers alone, and does the main job with
# the installed data; once with the shared and once with the static library.
# usage: check-installed.sh DESTDIR PREFIX LIBDIR PKGDATADIR
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

destdir=$1 prefix=$2 libdir=$3 pkgdatadir=$4
example=$top/tests/example/side-by-side.c

unset CROSSCLAIM_DATA
export PKG_CONFIG_PATH=$destdir$libdir/pkgconfig LD_LIBRARY_PATH=$destdir$libdir
staged=()
if [ -n "$destdir" ]
then
  # In a staging folder nothing stands yet where crossclaim.pc says.
  export CROSSCLAIM_DATA=$destdir$pkgdatadir
  staged=("-I$destdir$prefix/include" "-L$destdir$libdir")
fi

if pkg-config --validate crossclaim
then
  right
else
  wrong "crossclaim.pc is not valid"
fi
if [ "$(pkg-config --modversion crossclaim)" = "$("$destdir$prefix/bin/crossclaim" --version 2>/dev/null | sed -n '1s/.* //p')" ]
then
  right
else
  wrong "crossclaim.pc and the installed program differ in version"
fi

# build_example NAME FLAG…
build_example ()
{
  local name=$1
  shift
  if ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -o "$tmp/$name" "$example" "$@" >"$tmp/log" 2>&1
  then
    right
  else
    wrong "the example does not compile ($name)"
    cat "$tmp/log"
    finish
  fi
}

# main_job NAME: the example writes a report
main_job ()
{
  if "$tmp/$1" "$tmp/outlets.ini" "$tmp/$1.html" "$tmp/in" \
       >"$tmp/log" 2>&1 && grep -q '</html>' "$tmp/$1.html"
  then
    right
  else
    wrong "the example did not write its report ($1)"
    cat "$tmp/log"
  fi
}

mkdir "$tmp/in"
if [ -d "$corpus/articles" ]
then
  cp -R "$corpus/articles/." "$tmp/in"
  cp "$corpus/outlets.ini" "$tmp"
  chmod -R u+w "$tmp"
else
  printf '[a]\nname=Alpha\nfiles=a.txt\n[b]\nname=Beta\nfiles=b.txt\n' >"$tmp/outlets.ini"
  echo "The town of Vellmar will build 14 new bridges for 30 million euros." >"$tmp/in/a.txt"
  echo "Vellmar is to build 14 new bridges for 30 million euros, the mayor said." >"$tmp/in/b.txt"
fi

read -ra cflags <<<"$(pkg-config --cflags crossclaim)"
read -ra libs <<<"$(pkg-config --libs crossclaim)"
build_example shared "${staged[@]}" "${cflags[@]}" "${libs[@]}"
main_job shared

if [ -f "$destdir$libdir/libcrossclaim.a" ] && [ "${SANITIZED:-no}" = no ]
then
  read -ra libs <<<"$(pkg-config --libs --static crossclaim)"
  libs=("${libs[@]/#-lcrossclaim/-l:libcrossclaim.a}")
  build_example static "${staged[@]}" "${cflags[@]}" "${libs[@]}"
  main_job static
fi

# Installed programs find the installed data by themselves.
if [ -z "$destdir" ]
then
  if "$prefix/bin/crossclaim" compare "$tmp/in" --outlets "$tmp/outlets.ini" -o "$tmp/cli.html" >"$tmp/log" 2>&1
  then
    right
  else
    wrong "the installed program does not do the main job"
    cat "$tmp/log"
  fi
fi
finish
