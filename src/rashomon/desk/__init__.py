"""The desk: a store's stories in a browser, for one person or a team.

`make_desk(shelf, door)` in `app.py` gives the ASGI application; `rashomon serve` runs it. Whoever adds to it needs four things:

- **A route** is a `DeskRoute`, made by `reads(path, view)` (GET) or `writes(path, view, role=Role.EDIT)` (POST) of `desk_request.py` and listed in
  `ROUTES` of `app.py`. A view is a plain function of one `Asked` that returns a Starlette response; it runs in a thread, in its
  turn. One that may take seconds is `is_long`, so that no page waits for it; one that has to wait returns `Later(seconds, view)`.
- **Who asks** is `asked.user` (name, role); the route's role was checked before the view is called. Refuse with `Refused(status, words)`.
- **The CSRF token** of forms is the hidden field `csrf`, that of scripts the header `X-CSRF-Token`; scripts find it in
  `<meta name="csrf" content="...">` and the story's address in `<meta name="story" content="/s/<id>">`. It is checked for every POST, as is Origin.
- **To write**: `with asked.writing("accept", story_id, before=..., after=...) as store:` gives the store in one transaction, and adds the row of
  the audit log to it. Judgements are kept by `store.add_judgements((judgement,))` and read by `store.judgements()` (all, settled);
  of a served ledger document they are written to its judgement file as well. `desk.hands.is_behind(story, ledger)` tells whether a
  ledger has not obeyed all of them yet, `desk.hands.renew(story)` brings it up to them.
"""
