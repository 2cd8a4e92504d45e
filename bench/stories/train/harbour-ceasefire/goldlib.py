"""Builds a gold.json: finds nth by itself, counts reports, lines and speakers, derives statuses."""
import itertools, json, re, sys
from pathlib import Path
HERE = Path(__file__).parent
T = {p.stem: p.read_text(encoding="utf-8") for p in (HERE / "reports").glob("*.txt")}
ST = {"a": "asserts", "d": "denies", "h": "hedges"}
MO = {"d": "direct", "i": "indirect", "m": "mixed"}
statements, points, reports, names, copies, dates, timeline, anomalies = [], [], [], [], [], [], [], []
S_BY = {}

def starts(rid, text):
    out, i = [], T[rid].find(text)
    while i >= 0:
        out.append(i); i = T[rid].find(text, i + 1)
    return out

def span(rid, text):
    nth = 1
    m = re.match(r"(.*)@(\d+)$", text, re.S)
    if m: text, nth = m.group(1), int(m.group(2))
    s = starts(rid, text)
    assert len(s) >= nth, f"{rid}: not found ({nth}): {text!r}"
    return {"report": rid, "quote": text} | ({"nth": nth} if nth > 1 else {})

def offs(sp):
    i = starts(sp["report"], sp["quote"])[sp.get("nth", 1) - 1]
    return i, i + len(sp["quote"])

def near(rid, text, sp):
    """The occurrence nearest to the span, outside it, on word boundaries."""
    if re.search(r"@\d+$", text): return span(rid, text)
    a, b = offs(sp); best = None
    for n, i in enumerate(starts(rid, text), 1):
        j = i + len(text); t = T[rid]
        if (i and t[i-1].isalnum() and text[0].isalnum()) or (j < len(t) and t[j].isalnum()): continue
        inside = i < b and j > a
        gap = 10**6 if inside else (a - j if j <= a else i - b)
        if best is None or gap < best[0]: best = (gap, n)
    assert best, f"{rid}: no {text!r} near {sp['quote']!r}"
    return {"report": rid, "quote": text} | ({"nth": best[1]} if best[1] > 1 else {})

def S(sid, rid, quote, cue, speaker, name=None, f="ai", via=(), who=None, anon=False):
    sp = span(rid, quote)
    d = {"id": sid, "report": rid, "quote": sp, "cue": near(rid, cue, sp) if cue else None, "speaker": speaker, "speaker_name": name,
         "anonymous": anon, "via": list(via), "mode": MO[f[1]], "stance": ST[f[0]]}
    if who is None: who = speaker
    d["speaker_span"] = near(rid, who, sp) if who else None
    assert sid not in S_BY, sid
    statements.append(d); S_BY[sid] = d

def P(pid, kind, question, versions, rels="", about=None, note=None):
    """versions: {vid: (value, low, high, unit, [accounts])} or (value, [accounts]); account (report, quote, sid or None, opts)
    opts: s stance, v value, lo, hi, u unit, as_of, sp speaker, key, L line tag"""
    accs, vers, n = [], [], 0
    for vid, row in versions.items():
        value, rows = row[0], row[-1]
        lo, hi, unit = row[1:4] if len(row) == 5 else (None, None, None)
        keys, lines = set(), {}
        for a in rows:
            rid, quote, sid = a[:3]; o = a[3] if len(a) > 3 else {}
            st = S_BY[sid] if sid else None
            assert not st or st["report"] == rid, (pid, sid)
            n += 1
            accs.append({"id": f"{pid}-a{n}", "report": rid, "quote": span(rid, quote), "statement": sid,
                "speaker": st["speaker"] if st else o.get("sp"), "stance": ST[o["s"]] if "s" in o else st["stance"] if st else "asserts",
                "value": o.get("v", value), "low": o.get("lo", lo), "high": o.get("hi", hi), "unit": o.get("u", unit), "as_of": o.get("as_of"), "version": vid})
            if st:
                q, (x, y) = offs(accs[-1]["quote"]), offs(st["quote"])
                if not (q[0] < y and q[1] > x) and not o.get("far"): print("note: account outside its statement:", pid, rid, quote[:50])
            keys.add(o.get("key") or (st and (st["speaker_name"] or st["speaker"])) or o.get("sp") or "own:" + o.get("L", rid))
            lines.setdefault(rid, set()).add(o.get("L") or "own:" + rid)
        rs = sorted(lines)
        def joined(a, b):
            c = lines[a] & lines[b]
            return bool(c) and (lines[a] <= c or lines[b] <= c)
        most = max(k for k in range(1, len(rs) + 1) for c in itertools.combinations(rs, k) if not any(joined(a, b) for a, b in itertools.combinations(c, 2)))
        vers.append({"id": vid, "value": value, "reports": len(rs), "lines": most, "speakers": len(keys)})
    relations = []
    for r in rels.split():
        ab, k = r.split(":"); a, b = ab.split(">")
        assert a in versions and b in versions, (pid, r)
        relations.append({"a": a, "b": b, "kind": {"c": "conflict", "u": "update", "s": "spread", "r": "refine"}[k]})
    kinds = {r["kind"] for r in relations}
    status = next((s for k, s in (("conflict", "disputed"), ("update", "updated"), ("spread", "spread"), ("refine", "refined")) if k in kinds), None)
    if not status:
        status = "single" if len({a["report"] for a in accs}) == 1 else "agreed" if len(vers) == 1 else "varied"
    if kind == "count" or kind == "share":
        pass
    d = {"id": pid, "question": question, "kind": kind, "accounts": accs, "versions": vers, "relations": relations, "status": status}
    if about: d["about"] = about
    if note: d["note"] = note
    assert pid not in {p["id"] for p in points}, pid
    points.append(d)

def R(rid, title, outlet, agencies, authors, published, basis, anchor, anchor_basis, furniture):
    assert T[rid].startswith(title), rid
    reports.append({"id": rid, "title": title, "outlet": outlet, "agencies": agencies, "authors": authors, "published": published,
        "published_basis": basis, "anchor": anchor, "anchor_basis": anchor_basis, "language": "en", "furniture": [span(rid, q) for q in furniture]})

def N(nid, kind, *spellings, name=None):
    k = {"p": "person", "o": "organisation", "l": "place", "x": "other"}[kind]
    for s in spellings: assert any(s in t for t in T.values()), s
    names.append({"id": nid, "name": name or spellings[0], "kind": k, "spellings": list(spellings)})

def C(a, b, kind, frm, drift=None):
    d = {"a": span(*a), "b": span(*b), "kind": kind, "from": frm}
    for x in (a, b): assert len(re.findall(r"\w+", x[1])) >= 8, x
    if drift: d["drift"] = drift
    copies.append(d)

def D(rid, text, e, l=None):
    dates.append({"span": span(rid, text), "earliest": e, "latest": l or e})

def E(what, e, l, *spans):
    timeline.append({"earliest": e, "latest": l, "what": what, "spans": [span(*s) for s in spans]})

def A(kind, rid, text, why):
    anomalies.append({"kind": kind, "report": rid, "span": span(rid, text) if text else None, "why": why})

def write(sid, title, by):
    doc = {"format": "rashomon-ledger/1", "made": {"by": by, "at": "2026-11-20"}, "reports": reports,
        "stories": [{"id": sid, "title": title, "reports": [r["id"] for r in reports], "names": names, "statements": statements, "points": points,
                     "copies": copies, "dates": dates, "timeline": timeline, "anomalies": anomalies}]}
    (HERE / "gold.json").write_text(json.dumps(doc, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    from collections import Counter
    print("points", len(points), Counter(p["status"] for p in points), "accounts", sum(len(p["accounts"]) for p in points))
    print("relations", Counter(r["kind"] for p in points for r in p["relations"]), "statements", len(statements), "copies", len(copies), "dates", len(dates))
    shared = [p for p in points if len({a["report"] for a in p["accounts"]}) > 1]
    print("shared", len(shared), "agreed", sum(p["status"] == "agreed" for p in shared))
    if "-v" in sys.argv:
        for s in statements:
            for k in ("cue", "speaker_span"):
                x = s[k]
                if x:
                    i, j = offs(x); t = T[s["report"]]
                    print(s["id"], k, "|", t[max(0, i-25):i].replace("\n", " ") + "[" + t[i:j] + "]" + t[j:j+15].replace("\n", " "), "|", s["quote"]["quote"][:40])
