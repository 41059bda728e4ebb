/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/exports.h>
#include <ingest/record.h>

#include "unit.h"

static CcRole
role_of (const CcRoles *roles, const char *name)
{
  guint rank;

  return cc_role_of (roles, name, &rank);
}

/* Names are known however they are written, a role's own name is the best of them, and
   words that only hold a name are none. */
static void
test_names (void)
{
  guint own, other;

  CU_ASSERT_EQUAL (role_of (NULL, "Full Text"), CC_ROLE_TEXT);
  CU_ASSERT_EQUAL (role_of (NULL, "published_at"), CC_ROLE_DATE);
  CU_ASSERT_EQUAL (role_of (NULL, "\303\234berschrift"), CC_ROLE_TITLE);
  CU_ASSERT_EQUAL (role_of (NULL, "context"), CC_ROLE_NONE);
  CU_ASSERT_EQUAL (role_of (NULL, ""), CC_ROLE_NONE);
  CU_ASSERT_EQUAL (role_of (NULL, "text body"), CC_ROLE_NONE);
  CU_ASSERT_EQUAL (cc_role_of (NULL, "TEXT", &own), CC_ROLE_TEXT);
  CU_ASSERT_EQUAL (cc_role_of (NULL, "content", &other), CC_ROLE_TEXT);
  CU_ASSERT_TRUE (own < other);
}

/* A role that the user named goes by that name alone; the others keep theirs. */
static void
test_users_names (void)
{
  g_autoptr (CcRoles) roles = cc_roles_parse ("text=story, outlet=source.name", NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (roles);
  CU_ASSERT_EQUAL (role_of (roles, "Story"), CC_ROLE_TEXT);
  CU_ASSERT_EQUAL (role_of (roles, "text"), CC_ROLE_NONE);
  CU_ASSERT_EQUAL (role_of (roles, "headline"), CC_ROLE_TITLE);
  CU_ASSERT_STRING_EQUAL (cc_roles_name (roles, CC_ROLE_OUTLET), "source.name");
  CU_ASSERT_PTR_NULL (cc_roles_name (roles, CC_ROLE_TITLE));
  CU_ASSERT_PTR_NULL (cc_roles_parse ("text", NULL));
  CU_ASSERT_PTR_NULL (cc_roles_parse ("text=", NULL));
  CU_ASSERT_PTR_NULL (cc_roles_parse ("colour=red", NULL));
}

/* The articles in @text when it is an export, else -1. */
static int
count_articles (const char *text)
{
  CcInput input = { .path = "a.txt", .name = "a.txt", .bytes = text, .size = strlen (text) };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);

  harvest->reader = "text";
  return cc_export_read (harvest, text, input.size, NULL) ? (int) harvest->drafts->len : -1;
}

/* Lines that part records make no export without the fields of a record between them. */
static void
test_certain_exports (void)
{
  CU_ASSERT_EQUAL (count_articles ("The court has seen\n\n3 of 50 documents\n\nand no more.\n"), -1);
  CU_ASSERT_EQUAL (count_articles ("He wrote\nEnd of Document\nand went home.\n"), -1);
  CU_ASSERT_EQUAL (count_articles ("A\n\n____________________\n\nTitle: none\n"), -1);
  CU_ASSERT_EQUAL (count_articles ("HD  A title\nLP\nA text.\n"), -1);
  CU_ASSERT_EQUAL (count_articles (""), -1);
}

/* An edition in French, and one article alone in an export. */
static void
test_french_export (void)
{
  CU_ASSERT_EQUAL (count_articles ("1 de 1 DOCUMENTS\n\nLe Courrier\n\n6 mars 2023 lundi\n\n"
                                   "Le tram roule\n\nLONGUEUR: 9 mots\n\n"
                                   "Le tram roule depuis lundi entre le port et la place.\n\n"
                                   "DATE-CHARGEMENT: 7 mars 2023\n\nLANGUE: FRENCH; FRAN\303\207AIS\n"),
                   1);
}

void
add_records_suite (void)
{
  CU_pSuite s = CU_add_suite ("records", NULL, NULL);

  CU_add_test (s, "names of columns", test_names);
  CU_add_test (s, "names that the user gave", test_users_names);
  CU_add_test (s, "exports are split when it is certain", test_certain_exports);
  CU_add_test (s, "export in French", test_french_export);
}
