# SPDX-License-Identifier: GPL-3.0-or-later

# CC_ADD_CFLAGS(VARIABLE, FLAGS)
# Appends those of FLAGS to VARIABLE that the compiler knows.
AC_DEFUN([CC_ADD_CFLAGS], [
  for cc_flag in $2; do
    AS_VAR_PUSHDEF([cc_known], [cc_cv_cflag_$cc_flag])
    AC_CACHE_CHECK([whether $CC knows $cc_flag], [cc_known], [
      cc_saved_CFLAGS=$CFLAGS
      CFLAGS="-Werror $cc_flag $CFLAGS"
      AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
                        [AS_VAR_SET([cc_known], [yes])], [AS_VAR_SET([cc_known], [no])])
      CFLAGS=$cc_saved_CFLAGS
    ])
    AS_VAR_IF([cc_known], [yes], [AS_VAR_APPEND([$1], [" $cc_flag"])])
    AS_VAR_POPDEF([cc_known])
  done
])

# CC_ADD_LDFLAGS(VARIABLE, FLAGS)
# Appends those of FLAGS to VARIABLE with which a program can be linked.
AC_DEFUN([CC_ADD_LDFLAGS], [
  for cc_flag in $2; do
    AS_VAR_PUSHDEF([cc_known], [cc_cv_ldflag_$cc_flag])
    AC_CACHE_CHECK([whether the linker knows $cc_flag], [cc_known], [
      cc_saved_LDFLAGS=$LDFLAGS
      LDFLAGS="$cc_flag $LDFLAGS"
      AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
                     [AS_VAR_SET([cc_known], [yes])], [AS_VAR_SET([cc_known], [no])])
      LDFLAGS=$cc_saved_LDFLAGS
    ])
    AS_VAR_IF([cc_known], [yes], [AS_VAR_APPEND([$1], [" $cc_flag"])])
    AS_VAR_POPDEF([cc_known])
  done
])

# CC_NEED(MODULE, VERSION, DEBIAN-PACKAGE)
# Collects in cc_modules what pkg-config has, and in cc_missing what it lacks.
AC_DEFUN([CC_NEED], [
  AC_MSG_CHECKING([for $1[]m4_ifval([$2], [ >= $2])])
  PKG_CHECK_EXISTS([$1[]m4_ifval([$2], [ >= $2])],
    [AC_MSG_RESULT([yes])
     AS_VAR_APPEND([cc_modules], [" $1[]m4_ifval([$2], [ >= $2])"])],
    [AC_MSG_RESULT([no])
     AS_VAR_APPEND([cc_missing], [" $3"])])
])

# CC_OPTIONAL(NAME, MODULE, VERSION, DEBIAN-PACKAGE, PURPOSE)
# Adds --with-NAME: "yes" needs MODULE, "no" leaves it out, "auto" takes it when it is
# there. Sets have_NAME to yes or no.
AC_DEFUN([CC_OPTIONAL], [
  AC_ARG_WITH([$1], [AS_HELP_STRING([--with-$1], [$5 (default: when it is there)])],
    [], [with_$1=auto])
  AS_CASE([$with_$1],
    [yes | no], [have_$1=$with_$1],
    [auto], [PKG_CHECK_EXISTS([$2[]m4_ifval([$3], [ >= $3])], [have_$1=yes], [have_$1=no])],
    [AC_MSG_ERROR([--with-$1 takes yes, no or auto, not '$with_$1'])])
  AS_IF([test "x$have_$1" = xyes], [CC_NEED([$2], [$3], [$4])])
])
