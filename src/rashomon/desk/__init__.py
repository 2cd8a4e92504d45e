"""The desk: a web server that shows a store's stories, for one person or a team.

`make_desk(desk)` in `app.py` returns the ASGI application; `rashomon serve` runs it. To add a
page:

- **A route** is a `DeskRoute`, made by `reads(path, view)` (GET) or `writes(path, view,
  role=UserRole.EDIT)` (POST) of `desk_request.py` and listed in
  `ROUTES` of `app.py`. A view is a plain function from a `DeskRequest` to a Starlette response; it
  runs in a thread, when its turn comes. A view that may take seconds is `is_long`, so that no page
  waits for it; one that has to wait returns `Later(seconds, view)`.
- **The user** is `asked.user` (name, role); the route's role is checked before the view is called.
  Raise `RequestRefused(status, words)` to refuse.
- **The CSRF token** of forms is the hidden field `csrf`, that of scripts the header `X-CSRF-Token`;
  scripts find it in
  `<meta name="csrf" content="...">`. It is checked for every POST, as is Origin.
- **To write**, `with asked.desk.pool.writing() as store:` opens a transaction;
  `store.users.add_audit(asked.audit("accept", story_id, after=...))` in it adds a row
  to the audit log, which is kept with the rest or not at all.
  `store.decisions.add(decision)` and `store.answers.add(answer)` keep what was decided and
  written; `asked.desk.settle()` afterwards brings the stories of these words up to date, one
  comparison at a time.
"""
