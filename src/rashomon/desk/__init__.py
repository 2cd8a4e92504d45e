"""The desk: a web server that shows a store's stories, for one person or a team.

`make_desk(desk)` in `app.py` returns the ASGI application; `rashomon desk` runs it. To add a
page:

- **Add a route.** `reads(path, view)` (GET) and `writes(path, view, role=UserRole.EDIT)` (POST) of
  `desk_request.py` make a `DeskRoute`; list it in `ROUTES` of `app.py`. A view is a plain function
  from a `DeskRequest` to a Starlette response. It runs in a thread when its turn comes. If it may
  take seconds, make the route `is_long`, so that no other page waits for it. If it has to wait, let
  it return `Later(seconds, view)`.
- **Know the user.** `asked.user` has name and role. The route's role is checked before the view is
  called. To refuse, raise `RequestRefused(words)` or one of its kinds.
- **Send the CSRF token.** Forms send it in the hidden field `csrf`, scripts in the header
  `X-CSRF-Token`; scripts find it in `<meta name="csrf" content="...">`. It is checked for every
  POST, and so is Origin.
- **Write.** `with asked.desk.pool.writing() as store:` opens a transaction. In it,
  `asked.audit(store, "accept", story_id, after=...)` adds a row to the audit log, which is kept
  with the rest or not at all. `store.decisions.add(decision)` and `store.answers.add(answer)` keep
  what was decided and written. Afterwards, `asked.desk.settle()` brings the stories of these words
  up to date, one comparison at a time.
"""
