"""Helpers for build_gold.py: short notation in, gold.json out, every quote asserted."""
import json, re, sys
from pathlib import Path


class Kit:
    def __init__(self, folder, title):
        self.dir = Path(folder)
        self.t = {p.stem: p.read_text(encoding="utf-8") for p in sorted((self.dir / "reports").glob("*.txt"))}
        self.reports, self.names, self.st, self.points, self.copies, self.dates, self.tl, self.an = [], [], [], [], [], [], [], []
        self.title, self.short, self.n, self.problems = title, {}, {}, []

    def at(self, r, q, near=None):
        """(start, nth, quote); 'text#2' picks the second occurrence; near = (start, end): the nearest whole-word one outside it."""
        m = re.fullmatch(r"(.*)<<(.*)>>(.*)", q, re.S)  # 'she <<said>>': that occurrence of 'said'
        if m:
            whole = m[1] + m[2] + m[3]
            if self.t[r].count(whole) != 1:
                self.problems.append(f"{r}: {whole!r} x{self.t[r].count(whole)}")
            pos, n, i = self.t[r].find(whole) + len(m[1]), 1, -1
            while (i := self.t[r].find(m[2], i + 1)) >= 0 and i < pos:
                n += 1
            return pos, n, m[2]
        m = re.fullmatch(r"(.*)#(\d+)", q, re.S)
        q, want = (m[1], int(m[2])) if m else (q, None)
        t, hits, i = self.t[r], [], -1
        while (i := t.find(q, i + 1)) >= 0:
            hits.append(i)
        if not hits:
            self.problems.append(f"{r}: not found {q!r}")
            return 0, 1, q
        if want:
            return hits[want - 1], want, q
        if near is None:
            if len(hits) > 1:
                self.problems.append(f"{r}: ambiguous {q!r} x{len(hits)}")
            return hits[0], 1, q
        whole = [h for h in hits if not (h and t[h - 1].isalnum()) and not (h + len(q) < len(t) and t[h + len(q)].isalnum())] or hits
        s, e = near
        line = lambda x, y: 1000 * t[min(x, y):max(x, y)].count("\n\n")  # the same paragraph first
        gap = lambda h: (s - h - len(q) + line(h, s) if h < s else h - e + line(e, h) if h >= e else 0) if not s <= h < e else 5
        b = min(whole, key=gap)
        return b, hits.index(b) + 1, q

    def span(self, r, q, near=None):
        s, n, q = self.at(r, q, near)
        return ({"report": r, "quote": q} | ({"nth": n} if n > 1 else {})), (s, s + len(q))

    def R(self, id, title, outlet, agencies, authors, published, basis, anchor, anchor_basis, furniture, **kw):
        f = []
        for x in furniture:
            typ, q = x
            f.append(self.span(id, q)[0] | {"type": typ})
        self.reports.append({"id": id, "title": title, "outlet": outlet, "agencies": agencies, "authors": authors, "published": published, "published_basis": basis,
                             "anchor": anchor, "anchor_basis": anchor_basis, "language": "en", "furniture": f, "warnings": []} | kw)

    def N(self, key, name, kind, *spellings):
        self.names.append({"id": "n-" + key, "name": name, "kind": kind, "spellings": list(spellings or [name])})
        self.n["n-" + key] = name

    def S(self, r, quote, cue, speaker, name=None, span=None, via=(), mode="i", stance="a", anon=None, **kw):
        q, pos = self.span(r, quote)
        d = {"id": f"{r[:2]}{sum(s['report'] == r for s in self.st) + 1}", "report": r, "quote": q, "cue": self.span(r, cue, pos)[0] if cue else None,
             "speaker": speaker, "speaker_name": "n-" + name if name else None, "anonymous": (name is None) if anon is None else anon, "via": list(via),
             "mode": {"i": "indirect", "d": "direct", "m": "mixed"}[mode], "stance": {"a": "asserts", "d": "denies", "h": "hedges"}[stance]}
        d["speaker_span"] = self.span(r, span, pos)[0] if span else None
        d |= kw
        if name and d["speaker_name"] not in self.n:
            self.problems.append(f"unknown name {name}")
        if mode != "i" and not re.search("[\"'“]", q["quote"]):
            self.problems.append(f"{d['id']}: mode {mode} without quotation marks: {q['quote'][:50]}")
        d["_pos"] = pos
        self.st.append(d)
        return d["id"]

    def P(self, id, question, kind, versions, accounts, rel=(), about=None):
        """versions: {v: (value, low, high, unit, {lines, speakers})}; accounts: (report, quote, v[, {overrides}]); rel: 'a>b kind'"""
        acc = []
        for x in accounts:
            r, quote, v = x[:3]
            o = dict(x[3]) if len(x) > 3 else {}
            q, pos = self.span(r, quote)
            if v not in versions:
                self.problems.append(f"{id}: unknown version {v}")
            hits = [s for s in self.st if s["report"] == r and s["_pos"][0] <= pos[0] and pos[1] <= s["_pos"][1]]
            if not hits:  # the account may hold the cue beside the content
                hits = [s for s in self.st if s["report"] == r and min(pos[1], s["_pos"][1]) - max(pos[0], s["_pos"][0]) >= 0.6 * (s["_pos"][1] - s["_pos"][0])]
            sid = o.pop("st", min(hits, key=lambda s: s["_pos"][1] - s["_pos"][0])["id"] if hits else None)
            s = next((s for s in self.st if s["id"] == sid), None)
            if sid and not s:
                self.problems.append(f"{id}: no statement {sid}")
            val = (list(versions[v]) + [None] * 5)[:4]
            if isinstance(val[1], dict): val[1] = None
            if isinstance(val[2], dict): val[2] = None
            if isinstance(val[3], dict): val[3] = None
            acc.append({"id": f"{id}.{len(acc) + 1}", "report": r, "quote": q, "statement": sid, "speaker": s["speaker"] if s else None, "stance": s["stance"] if s else "asserts",
                        "value": val[0], "low": val[1], "high": val[2], "unit": val[3], "as_of": None, "version": v} | o)
            acc[-1]["_sp"] = (s["speaker_name"] or s["speaker"]) if s else "own voice " + r
        vs = []
        for v, spec in versions.items():
            opt = next((x for x in spec if isinstance(x, dict)), {})
            mine = [a for a in acc if a["version"] == v]
            rs = len({a["report"] for a in mine})
            vs.append({"id": v, "value": spec[0], "reports": rs, "lines": opt.get("lines", rs), "speakers": opt.get("speakers", len({a["_sp"] for a in mine}))})
        rels = []
        for x in rel:
            ab, k = x.split()
            a, b = ab.split(">")
            rels.append({"a": a, "b": b, "kind": k})
        kinds = {r["kind"] for r in rels}
        status = next((s for k, s in (("conflict", "disputed"), ("update", "updated"), ("spread", "spread"), ("refine", "refined")) if k in kinds), None)
        if not status:
            status = "single" if len({a["report"] for a in acc}) == 1 else "agreed" if len(vs) == 1 else "varied"
        self.points.append({"id": id, "question": question, "kind": kind, "status": status, "about": about, "accounts": acc, "versions": vs, "relations": rels})

    def C(self, ra, qa, rb, qb, kind, frm=None, drift=()):
        self.copies.append({"a": self.span(ra, qa)[0], "b": self.span(rb, qb)[0], "kind": kind, "from": frm} | ({"drift": list(drift)} if drift else {}))

    def D(self, r, *items):
        for q, e, *l in items:
            self.dates.append({"span": self.span(r, q)[0], "earliest": e, "latest": l[0] if l else e})

    def T(self, what, e, l, *spans):
        self.tl.append({"what": what, "earliest": e, "latest": l, "spans": [self.span(*s)[0] for s in spans]})

    def A(self, kind, r, q, why):
        self.an.append({"kind": kind, "report": r, "span": self.span(r, q)[0] if q else None, "why": why})

    def done(self):
        for s in self.st: s.pop("_pos")
        for p in self.points:
            for a in p["accounts"]: a.pop("_sp")
        doc = {"format": "rashomon-ledger/1", "made": {"by": "hand", "settings": {}, "models": {}}, "reports": self.reports,
               "stories": [{"id": self.dir.name, "title": self.title, "reports": [r["id"] for r in self.reports], "names": self.names, "statements": self.st, "points": self.points,
                            "copies": self.copies, "dates": self.dates, "timeline": self.tl, "anomalies": self.an}], "failures": []}
        (self.dir / "gold.json").write_text(json.dumps(doc, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for x in self.problems: print("PROBLEM", x)
        rel = [r["kind"] for p in self.points for r in p["relations"]]
        print(len(self.reports), "reports", len(self.names), "names", len(self.st), "statements", len(self.points), "points", sum(len(p["accounts"]) for p in self.points), "accounts",
              {k: rel.count(k) for k in set(rel)}, len(self.copies), "copies", len(self.dates), "dates", len(self.an), "anomalies")
        st = [p["status"] for p in self.points]
        print({k: st.count(k) for k in set(st)})
