# SPDX-License-Identifier: GPL-3.0-or-later
# made-articles.awk: a corpus of made-up sentences, as JSON Lines, of as many articles of
# forty sentences as the variable articles says.
BEGIN {
  n = split ("harbour ferry council market bridge school tower river board station mill garden library theatre canal depot", noun, " ");
  m = split ("opened closed bought sold repaired visited praised doubled moved painted measured rented", verb, " ");
  k = split ("Velmar Ostrik Tandor Pelligrad Nuhr Carrowin Besk Lomara Zentil Quarrow", place, " ");
  split ("North South East West", outlet, " ");
  seed = 7;
  for (article = 0; article < articles; article++)
    {
      text = "";
      for (s = 0; s < 40; s++)
        {
          fact = draw(900); own = draw(4);
          text = text "The " noun[fact % n + 1] " of " place[fact % k + 1] " " verb[fact % m + 1] " " (fact * 13 + own * (own == 3)) \
            " boats near the " noun[fact * 7 % n + 1] " in " place[fact * 3 % k + 1] (own == 1 ? ", the mayor reportedly said" : own == 2 ? " on 4 May 2024" : "") ". ";
        }
      printf "{\"id\": \"a%d\", \"outlet\": \"%s\", \"title\": \"News %d\", \"text\": \"%s\"}\n", article, outlet[article % 4 + 1], article, text;
    }
}
function draw(below) { seed = (seed * 69069 + 12345) % 65536; return int (seed / 7) % below }
