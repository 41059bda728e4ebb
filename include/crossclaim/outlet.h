/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * outlet.h: who publishes.
 *
 * A CcOutlet always has a non-empty id and name. What is not known is NULL or
 * an empty vector, never guessed.
 */
#ifndef CROSSCLAIM_OUTLET_H
#define CROSSCLAIM_OUTLET_H

#include <crossclaim/base.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;          /* section name of outlets.ini, or made from the file's name */
  char *name;        /* for people */
  char *kind;        /* free text, "state news agency", or NULL */
  char *country;     /* free text, or NULL */
  char *note;        /* about ownership, or NULL */
  char *note_source; /* where the note is from, or NULL */
  char **domains;    /* "example.org"; matches subdomains too; NULL-terminated, never NULL */
  char **folders;    /* path prefixes, absolute or relative to the ini file */
  char **files;      /* glob patterns on the base name, or on the path if they hold a '/' */
  char **names;      /* what metadata may call the outlet, compared without case */
  gboolean declared; /* FALSE when no outlets file names it */
  gboolean curated;  /* TRUE for the one that holds the wordings of curated claims */
} CcOutlet;

/** A list of outlets in the order in which the file names them, which is the
 *  order of the report's columns. */
typedef struct
{
  GPtrArray *outlets; /* of CcOutlet *, owned */
} CcOutlets;

/** Reads an outlets file (GKeyFile syntax; one section an outlet; keys name,
 *  kind, country, note, note-source, domains, folders, files, names; lists are
 *  separated by ';'). New, or NULL with CC_ERROR_READ or CC_ERROR_SYNTAX, the
 *  message naming the file and the section or line; an unknown key is an error. */
CC_API CcOutlets *cc_outlets_read (const char *path, GError **error);
CC_API void cc_outlets_free (CcOutlets *outlets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcOutlets, cc_outlets_free)

G_END_DECLS

#endif
