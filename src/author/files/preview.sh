#!/bin/sh
# Shows the site live, drafts too. The program may lie in this folder or beside it.
cd "$(dirname "$0")" || exit 2
kebiao=kebiao
for beside in ../kebiao ./kebiao; do
  if [ -f "$beside" ] && [ -x "$beside" ]; then kebiao=$beside; fi
done
exec "$kebiao" serve --open --drafts
