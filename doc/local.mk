# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page, and completion for two shells. Both completions ask the
# program what may follow, so they know what its option tables know.
dist_man_MANS = doc/crossclaim.1
EXTRA_DIST += doc/report.png

bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = doc/completion/bash/crossclaim

zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = doc/completion/zsh/_crossclaim
