#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads every #include: data goes one way. A stage includes base, public headers of
# itself and of earlier stages, and its own internal headers; no plug-in includes
# another; the program sees nothing but <crossclaim/…>. Ends by planting one
# violation of each rule in a copy, each of which must be found.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

cat >"$tmp/includes.awk" <<'AWK'
# Prints "FILE:LINE: what" for each include against the rules. Files are given
# relative to the source tree.
BEGIN {
  n = split ("base ingest text align claims frame compare report cli", stages, " ");
  for (i = 1; i <= n; i++)
    rank[stages[i]] = i;
  n = split ("base:base watch:base outlet:ingest article:ingest reader:ingest sentence:text copies:align match:align " \
             "decisions:claims claim:claims mark:frame comparison:compare report:report pipeline:cli crossclaim:cli",
             pairs, " ");
  for (i = 1; i <= n; i++)
    {
      split (pairs[i], pair, ":");
      owner[pair[1]] = pair[2];
    }
}

function wrong(what)
{
  printf "%s:%d: %s <%s>\n", FILENAME, FNR, what, header;
}

# The stage of the file that is being read; public headers belong to one too.
FNR == 1 {
  split (FILENAME, part, "/");
  name = part[split (FILENAME, part, "/")];
  public = FILENAME ~ /^include\//;
  whole = FILENAME == "src/pipeline.c";
  if (public)
    {
      stem = name; sub (/\.h$/, "", stem);
      stage = owner[stem];
      if (stage == "")
        { printf "%s: no stage owns this header (tell tests/check-includes.sh)\n", FILENAME; stage = "cli"; }
    }
  else
    stage = whole ? "cli" : part[2];
  if (!(stage in rank))
    { printf "%s: no stage is called '%s' (tell tests/check-includes.sh)\n", FILENAME, stage; stage = "cli"; }
  plugin = name ~ /^(reader|frame|report)-/;
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
  header = $0;
  sub (/^[^<"]*[<"]/, "", header);
  sub (/[>"].*$/, "", header);

  if (header ~ /^crossclaim\//)
    {
      stem = header; sub (/^crossclaim\//, "", stem); sub (/\.h$/, "", stem);
      to = owner[stem];
      if (to == "")
        wrong("unknown public header");
      else if (rank[to] > rank[stage])
        wrong("header of the later stage " to ":");
      next;
    }
  if (header ~ /\//)
    {
      split (header, dir, "/");
      if (!(dir[1] in rank))
        next; # of the system
      if (public)
        wrong("installed header includes an internal one:");
      else if (stage == "cli" && dir[1] != "cli")
        wrong("the program includes an internal header:");
      else if (rank[dir[1]] > rank[stage])
        wrong("header of the later stage " dir[1] ":");
      else if (dir[1] != stage && dir[1] != "base")
        wrong("internal header of another stage:");
      else if (plugin && header ~ /\/(reader|frame|report)-[^\/]*\.h$/)
        plugin_header();
      next;
    }
  if (plugin && header ~ /^(reader|frame|report)-/)
    plugin_header();
  if (header ~ /\.c$/)
    wrong("a source file is included:");
}

# A plug-in may have a header of its own name and no other plug-in's.
function plugin_header(own, theirs)
{
  own = name; sub (/\.[ch]$/, "", own);
  theirs = header; sub (/.*\//, "", theirs); sub (/\.h$/, "", theirs);
  if (own != theirs)
    wrong("a plug-in includes another:");
}
AWK

# look FOLDER: the findings in one tree
look ()
{
  (cd "$1" && find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk -f "$tmp/includes.awk")
}

look "$top" >"$tmp/found" || wrong "awk failed"
while read -r line
do
  wrong "$line"
done <"$tmp/found"
right

# plant FILE LINE: a copy in which FILE has one more line is not in order
plant ()
{
  local file=$1 line=$2

  rm -rf "$tmp/copy"
  mkdir "$tmp/copy"
  cp -R "$top/src" "$top/include" "$tmp/copy"
  chmod -R u+w "$tmp/copy"
  mkdir -p "$tmp/copy/$(dirname "$file")"
  echo "$line" >>"$tmp/copy/$file"
  if look "$tmp/copy" | grep -qF "$file:"
  then
    right
  else
    wrong "not found when planted in $file: $line"
  fi
}

plant src/text/text.c '#include <crossclaim/match.h>'
plant src/text/text.c '#include <align/align.h>'
plant src/align/align.c '#include "text/text.h"'
plant src/base/base.c '  #  include <crossclaim/article.h>'
plant src/frame/frame-hedge.c '#include <frame/frame-label.h>'
plant src/ingest/reader-text.c '#include "reader-html.h"'
plant src/cli/main.c '#include <report/report.h>'
plant src/cli/main.c '#include <base/base.h>'
plant src/report/report.c '#include <crossclaim/pipeline.h>'
plant src/text/text.c '#include "words.c"'
plant include/crossclaim/sentence.h '#include <text/text.h>'
plant include/crossclaim/sentence.h '#include <crossclaim/report.h>'
plant include/crossclaim/surprise.h '#include <glib.h>'
plant src/elsewhere/file.c '#include <glib.h>'
finish
