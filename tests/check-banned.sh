#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Calls that src/base/banned.h bans do not compile in this project, and others do.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

read -ra flags <<<"${CC_DEPS_CFLAGS:-$(pkg-config --cflags glib-2.0)}"

# compiles EXPRESSION FLAG…
compiles ()
{
  local expression=$1
  shift

  printf 'void probe (char *a, const char *b, time_t t);\nvoid\nprobe (char *a, const char *b, time_t t)\n{\n  (void) a; (void) b; (void) t;\n  %s;\n}\n' \
    "$expression" >"$tmp/probe.c"
  ${CC:-cc} -O2 -include "$top/src/base/banned.h" "${flags[@]}" "$@" -c -o "$tmp/probe.o" "$tmp/probe.c" \
    >"$tmp/log" 2>&1
}

banned ()
{
  if compiles "$@"
  then
    wrong "compiles: $1"
  elif grep -qE '_(writes_without_bound|is_not_thread_safe|depends_on_locale|depends_on_time_zone|is_for_programs)' "$tmp/log"
  then
    right
  else
    wrong "fails for another reason: $1"
    head -n 5 "$tmp/log"
  fi
}

allowed ()
{
  if compiles "$@"
  then
    right
  else
    wrong "does not compile: $1"
    head -n 5 "$tmp/log"
  fi
}

banned 'strcpy (a, b)'
banned 'strcat(a, b)'
banned 'sprintf (a, "%s", b)'
banned 'strtok (a, b)'
banned 'gets (a)'
banned 'localtime (&t)'
banned 'gmtime (&t)'
banned 'strtod (b, NULL)'
banned 'atoi (b)'
banned 'atof (b)'
banned 'isalpha (*b)'
banned 'tolower (*b)'
banned 'strcasecmp (a, b)'
banned 'setlocale (LC_ALL, "")' -DCC_IN_LIBRARY
banned 'exit (1)' -DCC_IN_LIBRARY
banned 'printf ("%s", b)' -DCC_IN_LIBRARY
banned 'g_print ("%s", b)' -DCC_IN_LIBRARY
allowed 'setlocale (LC_ALL, "")'
allowed 'exit (1)'
allowed 'g_strlcpy (a, b, 3)' -DCC_IN_LIBRARY
allowed 'g_ascii_strtod (b, NULL)' -DCC_IN_LIBRARY
allowed 'g_snprintf (a, 3, "%s", b)' -DCC_IN_LIBRARY
finish
