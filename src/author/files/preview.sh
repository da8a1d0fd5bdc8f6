#!/bin/sh
# Builds the site, drafts too, and opens it. The program may lie in this folder or beside it.
cd "$(dirname "$0")" || exit 2
kebiao=kebiao
for beside in ../kebiao ./kebiao; do
  if [ -f "$beside" ] && [ -x "$beside" ]; then kebiao=$beside; fi
done
"$kebiao" build --drafts --out site-preview || exit 1
if command -v open >/dev/null; then open site-preview/index.html; else xdg-open site-preview/index.html; fi
