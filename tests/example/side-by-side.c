/* SPDX-License-Identifier: GPL-3.0-or-later */
/* side-by-side.c: the main job with the installed library. Reads articles and
   writes the report that lays their outlets side by side.

   cc side-by-side.c $(pkg-config --cflags --libs crossclaim) -o side-by-side
   ./side-by-side outlets.ini report.html article.txt article.html …  */
#include <crossclaim/crossclaim.h>

#include <stdio.h>

static int
fail (const GError *error)
{
  fprintf (stderr, "side-by-side: %s\n", error->message);
  return 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (CcComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  const CcReporter *reporter;
  CcOptions options;

  if (argc < 4)
    {
      fputs ("usage: side-by-side OUTLETS.ini REPORT ARTICLE...\n", stderr);
      return 2;
    }
  cc_options_init (&options);
  options.outlets = argv[1];

  reporter = cc_reporter_for (argv[2], &error);
  if (!reporter)
    return fail (error);
  comparison = cc_run (&options, (const char *const *) argv + 3, NULL, &error);
  if (!comparison)
    return fail (error);
  for (guint i = 0; i < comparison->corpus->notices->len; i++)
    {
      const CcNotice *notice = g_ptr_array_index (comparison->corpus->notices, i);

      fprintf (stderr, "%s: %s\n", notice->file, notice->message);
    }
  if (!cc_report_save (comparison, reporter, argv[2], &error))
    return fail (error);
  printf ("%u claims in %u articles of %u outlets: %s\n", comparison->claims->claims->len,
          comparison->corpus->articles->len, comparison->n_outlets, argv[2]);
  return 0;
}
