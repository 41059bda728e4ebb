/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* banned.h: calls that do not compile in this project.

   The build includes this file before the first line of each source. System
   headers that declare the banned names come first, so that only our own calls
   are met. A banned call becomes a name that does not exist, and says why:
     ..._writes_without_bound    use g_strlcpy, GString, g_snprintf
     ..._is_not_thread_safe      use the GLib call that keeps its own state
     ..._depends_on_locale       use g_ascii_..., g_unichar_...
     ..._depends_on_time_zone    dates are CcDate, in UTC
     ..._is_for_programs         the library never prints, never exits and
                                 leaves the process's state alone  */
#ifndef CC_BANNED_H
#define CC_BANNED_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <ctype.h>
#include <glib.h>
#include <glib/gprintf.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

#define CC_UNBOUNDED(f) f##_writes_without_bound
#define CC_UNSAFE(f) f##_is_not_thread_safe
#define CC_LOCALE(f) f##_depends_on_locale
#define CC_ZONE(f) f##_depends_on_time_zone
#define CC_PROGRAM(f) f##_is_for_programs

#undef gets
#define gets(...) CC_UNBOUNDED (gets)
#undef strcpy
#define strcpy(...) CC_UNBOUNDED (strcpy)
#undef stpcpy
#define stpcpy(...) CC_UNBOUNDED (stpcpy)
#undef strcat
#define strcat(...) CC_UNBOUNDED (strcat)
#undef strncpy
#define strncpy(...) CC_UNBOUNDED (strncpy)
#undef strncat
#define strncat(...) CC_UNBOUNDED (strncat)
#undef sprintf
#define sprintf(...) CC_UNBOUNDED (sprintf)
#undef vsprintf
#define vsprintf(...) CC_UNBOUNDED (vsprintf)
#undef g_sprintf
#define g_sprintf(...) CC_UNBOUNDED (g_sprintf)
#undef alloca
#define alloca(...) CC_UNBOUNDED (alloca)
#undef g_alloca
#define g_alloca(...) CC_UNBOUNDED (g_alloca)

#undef strtok
#define strtok(...) CC_UNSAFE (strtok)
#undef strerror
#define strerror(...) CC_UNSAFE (strerror)
#undef asctime
#define asctime(...) CC_UNSAFE (asctime)
#undef rand
#define rand(...) CC_UNSAFE (rand)
#undef tmpnam
#define tmpnam(...) CC_UNSAFE (tmpnam)
#undef mktemp
#define mktemp(...) CC_UNSAFE (mktemp)

#undef ctime
#define ctime(...) CC_ZONE (ctime)
#undef localtime
#define localtime(...) CC_ZONE (localtime)
#undef localtime_r
#define localtime_r(...) CC_ZONE (localtime_r)
#undef gmtime
#define gmtime(...) CC_UNSAFE (gmtime)
#undef mktime
#define mktime(...) CC_ZONE (mktime)
#undef g_date_time_new_now_local
#define g_date_time_new_now_local(...) CC_ZONE (g_date_time_new_now_local)
#undef g_date_time_new_local
#define g_date_time_new_local(...) CC_ZONE (g_date_time_new_local)

#undef atoi
#define atoi(...) CC_LOCALE (atoi)
#undef atol
#define atol(...) CC_LOCALE (atol)
#undef atoll
#define atoll(...) CC_LOCALE (atoll)
#undef atof
#define atof(...) CC_LOCALE (atof)
#undef strtod
#define strtod(...) CC_LOCALE (strtod)
#undef strtof
#define strtof(...) CC_LOCALE (strtof)
#undef strtold
#define strtold(...) CC_LOCALE (strtold)
#undef g_strtod
#define g_strtod(...) CC_LOCALE (g_strtod)
#undef scanf
#define scanf(...) CC_LOCALE (scanf)
#undef fscanf
#define fscanf(...) CC_LOCALE (fscanf)
#undef sscanf
#define sscanf(...) CC_LOCALE (sscanf)
#undef strftime
#define strftime(...) CC_LOCALE (strftime)
#undef g_date_strftime
#define g_date_strftime(...) CC_LOCALE (g_date_strftime)
#undef strcoll
#define strcoll(...) CC_LOCALE (strcoll)
#undef strxfrm
#define strxfrm(...) CC_LOCALE (strxfrm)
#undef g_utf8_collate
#define g_utf8_collate(...) CC_LOCALE (g_utf8_collate)
#undef strcasecmp
#define strcasecmp(...) CC_LOCALE (strcasecmp)
#undef strncasecmp
#define strncasecmp(...) CC_LOCALE (strncasecmp)
#undef isalnum
#define isalnum(...) CC_LOCALE (isalnum)
#undef isalpha
#define isalpha(...) CC_LOCALE (isalpha)
#undef isblank
#define isblank(...) CC_LOCALE (isblank)
#undef iscntrl
#define iscntrl(...) CC_LOCALE (iscntrl)
#undef isdigit
#define isdigit(...) CC_LOCALE (isdigit)
#undef isgraph
#define isgraph(...) CC_LOCALE (isgraph)
#undef islower
#define islower(...) CC_LOCALE (islower)
#undef isprint
#define isprint(...) CC_LOCALE (isprint)
#undef ispunct
#define ispunct(...) CC_LOCALE (ispunct)
#undef isspace
#define isspace(...) CC_LOCALE (isspace)
#undef isupper
#define isupper(...) CC_LOCALE (isupper)
#undef isxdigit
#define isxdigit(...) CC_LOCALE (isxdigit)
#undef tolower
#define tolower(...) CC_LOCALE (tolower)
#undef toupper
#define toupper(...) CC_LOCALE (toupper)
#undef towlower
#define towlower(...) CC_LOCALE (towlower)
#undef towupper
#define towupper(...) CC_LOCALE (towupper)
#undef mbstowcs
#define mbstowcs(...) CC_LOCALE (mbstowcs)
#undef wcstombs
#define wcstombs(...) CC_LOCALE (wcstombs)

#ifdef CC_IN_LIBRARY
#undef setlocale
#define setlocale(...) CC_PROGRAM (setlocale)
#undef setenv
#define setenv(...) CC_PROGRAM (setenv)
#undef putenv
#define putenv(...) CC_PROGRAM (putenv)
#undef g_setenv
#define g_setenv(...) CC_PROGRAM (g_setenv)
#undef chdir
#define chdir(...) CC_PROGRAM (chdir)
#undef exit
#define exit(...) CC_PROGRAM (exit)
#undef _exit
#define _exit(...) CC_PROGRAM (_exit)
#undef printf
#define printf(...) CC_PROGRAM (printf)
#undef vprintf
#define vprintf(...) CC_PROGRAM (vprintf)
#undef puts
#define puts(...) CC_PROGRAM (puts)
#undef putchar
#define putchar(...) CC_PROGRAM (putchar)
#undef perror
#define perror(...) CC_PROGRAM (perror)
#undef g_print
#define g_print(...) CC_PROGRAM (g_print)
#undef g_printerr
#define g_printerr(...) CC_PROGRAM (g_printerr)
#undef system
#define system(...) CC_PROGRAM (system)
#endif

#endif
