"""What the page says for itself rather than the story: menus, sharing, newsletters, related stories, comments, rights."""

import re
from collections.abc import Iterator

_UI = frozenset(
    "share shares tweet tweets email e-mail mail print facebook twitter whatsapp linkedin pinterest reddit tumblr telegram messenger flipboard google plus copy link links url save saved bookmark "
    "comment comments subscribe subscription subscribed login log in out sign up register account search menu home news sport sports business opinion world politics uk us local weather travel "
    "culture lifestyle life style money tech technology science health video videos live tv radio more sections section navigation skip to content main advertisement advertisements advert ad "
    "ads sponsored continue reading story the gallery photos photo image images slideshow next previous prev back top close open show hide all read on by this article page post posts follow "
    "us topics topic tags tag alert icon listen play pause watch now playing loading font size text a view views edition english international contact about help cookies privacy terms of "
    "conditions and or for send via your my new rss feed app apps download newsletter newsletters instagram youtube sms buy report option options enlarge expand fullscreen full screen toggle "
    "transcript autoplay volume mute settings captions".split()
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("newsletter", r"^(?:sign ?up|subscribe)\b.{0,160}(?:newsletter|inbox|e-?mail|alert|updates|briefing|free|today|here|now|digest|channel|podcast)"),
        ("newsletter", r"\b(?:enter your e-?mail|your e-?mail address|e-?mail address is invalid|delivered (?:straight |directly )?to your inbox|invalid e-?mail|thank you for subscribing)\b"),
        ("newsletter", r"^(?:get|receive|have) (?:the|our|all|daily|breaking|more|your)\b.{0,120}(?:newsletter|inbox|e-?mail alerts?|in your e-?mail|push notifications?)"),
        ("newsletter", r"^(?:our|the|a) .{0,60}newsletter\b.{0,120}$"),
        ("newsletter", r"^(?:newsletter|join our (?:newsletter|mailing list|whatsapp|telegram|channel|community))\b"),
        ("newsletter", r"^(?:already (?:a )?(?:subscriber|member|have an account)|subscribers? (?:only|can)|to continue reading|this (?:article|content) is (?:for|available to) subscribers|support (?:our|independent|quality) journalism)"),
        ("related", r"^(?:read|see|watch|find out|discover|learn|hear|click|tap)(?: here)? (?:more|also|next|now|the full)\b(?:.{0,12}:.{0,250}|.{0,3}$|.{0,120}(?:here|below|story|article|report)[.!]?$|.{0,20}https?://.*)"),
        ("related", r"^(?:read|see|watch|more)[:|>»→-]\s?\S.{0,250}$"),
        ("related", r"^(?:also|further) (?:read|reading|see)\b.{0,250}$"),
        ("related", r"^(?:related|recommended|you (?:may|might) (?:also )?like|more (?:on|from|in|stories|news|like|about|to read|headlines|coverage|articles)|don'?t miss|most (?:read|popular|viewed|shared|commented|recent)|"
                    r"trending|top stories|editors?['’]s? (?:picks?|choice)|also (?:on|in)|latest (?:news|stories|headlines|articles|from|videos)|must read|in case you missed|elsewhere on|from (?:around )?the web|next (?:post|story|article|up|read)|"
                    r"previous (?:post|story|article)|other stories|popular (?:now|stories|articles|posts)|keep reading|up next|promoted (?:stories|content)|sponsored (?:content|stories|links)|around the web|we recommend|what to read next|today['’]s (?:top|best|most)|explore more|similar (?:stories|articles)|paid (?:content|post))"
                    r"\b.{0,100}$"),
        ("related", r"^\S.{0,60}\bin pictures$|^in pictures\b.{0,80}$"),
        ("menu", r"^(?:(?:in )?pictures?|photos?|images?|videos?|gallery|slideshow|graphic|map|audio|podcast|interactive|timeline|infographic|multimedia|photo gallery|photogallery|advertisement|advert|ad|sponsored|promoted|pa|live)\s?(?:\(\d+ (?:images?|photos?|videos?)\)|\d+)?[.:]?$"),
        ("menu", r"^(?:\d+ )?(?:show|view|see|hide|load|open|close|expand|collapse) (?:all|gallery|comments?|more|less|photos?|images?|slideshow|the (?:gallery|photos|comments|full)|full)\b.{0,60}$"),
        ("menu", r"^(?:advertisement\b.{0,60}|continue reading\b.{0,60}|story continues\b.{0,40}|article continues\b.{0,40}|scroll (?:down )?(?:for|to)\b.{0,60}|skip (?:to|past|advert)\b.{0,60}|back to top|jump to\b.{0,40}|swipe\b.{0,40})$"),
        ("menu", r"^(?:click|tap|hit|press|use) (?:on |here\b|the |to |this |play\b|below\b|below$|video|image|through).{0,140}$"),
        ("menu", r"^(?:share|tweet|print|e-?mail|send|save|copy|post|pin|recommend|like|bookmark|forward)(?: (?:or|and) (?:share|tweet|print|e-?mail|save))?(?: (?:this|it|on|via|with|to|in|by|the|link|us|article|story|page|a friend|friends)\b).{0,60}$"),
        ("menu", r"^read or share this (?:story|article)\b.{0,100}$"),
        ("menu", r"^(?:media playback|your browser|this (?:video|content|browser|site requires)|please (?:enable|enter|turn on|update|log|sign|try|wait|choose|select)|javascript|loading|now playing|play video|watch (?:the )?(?:video|live|full|above|below)|video (?:player|unavailable|loading)|sorry, (?:this|the|we|your))\b.{0,140}$"),
        ("menu", r"^search\s\S+(?:\s\S+)?$"),
        ("menu", r"^(?:home|news|world|you are here)\s?(?:[>»/|›]\s?\S.{0,80})$"),
        ("menu", r"^(?:\d+|an?|one|few) (?:min(?:ute)?s?|hours?|days?) (?:ago|read)$|^(?:\d+(?:\.\d)?[km]?) (?:shares?|comments?|views?|likes?|retweets?)$|^(?:reading time|est(?:imated)? read(?:ing)? time)\b.{0,40}$"),
        ("menu", r"^(?:tags?|topics?|keywords?|filed under|categories|category|section|more on|in this (?:story|article)|follow topics?)\s?:.{0,250}$"),
        ("comments", r"^(?:(?:\d+ )?(?:comments?|replies)(?: \(\d+\))?(?: (?:are )?closed)?|(?:leave|post|add|write|make|submit) (?:a |your )?(?:comment|reply|response)\b.{0,60}|(?:view|show|read|see|join|hide|load)\b.{0,24}\b(?:comments?|conversation|discussion)|"
                     r"what do you think\b.{0,80}|have your say\b.{0,80}|(?:be the )?first to comment\b.{0,40}|comments? (?:are|on|have been|for)\b.{0,80}|your email address will not be published\b.{0,80}|required fields are marked\b.{0,20}|join the (?:conversation|discussion)\b.{0,80}|"
                     r"(?:log|sign) in to (?:comment|reply|join)\b.{0,60}|let us know (?:what you think|in the comments)\b.{0,60}|tell us\b.{0,60}\bcomments?\b.{0,30})$"),
        ("boilerplate", r"^(?:©|\(c\)|copyright\b|&copy;).{0,300}$|\ball rights reserved\b|\bmay not be (?:published|reproduced|copied)\b.{0,80}\b(?:redistributed|rewritten|permission|consent|broadcast)\b"),
        ("boilerplate", r"^(?:this|it) is (?:a |an )?(?:breaking|developing)(?: news)?(?: story| event)?\b.{0,140}$|^(?:more (?:to )?follows?|more to come|(?:story|this story is) developing|breaking news,? more follows|further (?:details|updates) (?:to|will) follow|stay tuned|check back (?:for|later))\b.{0,100}$"),
        ("boilerplate", r"^(?:follow|like|join|find|friend|connect with|download|visit|contact|e-?mail|call|text|whatsapp|message|write to) (?:us|our|the app|[A-Z][\w.'’ -]{0,40}) (?:on|at|in|via|app|for|from|by|with|facebook|twitter|team|news ?desk|newsroom|editors?)\b.{0,140}$"),
        ("boilerplate", r"^(?:do you have|have you|got|are you|were you|did you|do you know|know more|want to)\b.{0,140}(?:e-?mail|contact|whatsapp|get in touch|call us|tell us|let us know|send us|newsdesk|news desk|tip)\b.{0,140}$"),
        ("boilerplate", r"^(?:we use cookies|this (?:web)?site uses cookies|by (?:continuing|using|clicking|signing)|cookie (?:policy|settings|notice)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|our standards:|the thomson reuters trust principles|manage (?:cookies|consent)|accept (?:all )?cookies)\b.{0,240}$"),
        ("boilerplate", r"^(?:(?:sources?|via|h/t|hat tip)\s?[:–—-]|h/t\s|via\s(?=[A-Z@])).{0,120}[^.!?]$|^sources?\s?:.{0,120}$"),
        ("boilerplate", r"^(?:originally (?:published|appeared|posted)|first published|this (?:article|story|piece|post|report|content) (?:first |was |originally |is |has |been )+(?:appeared|published|republished|posted|produced|provided|syndicated|translated|generated|sponsored|reproduced)\b).{0,200}$"),
        ("boilerplate", r"^(?:the views expressed|opinions expressed|disclaimer|disclosure|not for (?:publication|syndication)|for (?:more|the latest) (?:news|information|stories|updates|on this)|this (?:web)?page (?:was|is))\b.{0,300}$"),
        ("boilerplate", r"^(?:https?://\S+|www\.\S+)$"),
        ("boilerplate", r"^[^.]{3,60} is (?:an? |the )(?:[\w&'’-]+ ){0,4}(?:reporter|writer|journalist|correspondent|columnist|editor|producer|freelancer?)\b.{0,100}\b(?:covering|covers|based|focus\w*|at|for|with|who|follow|twitter|@)\b.{0,200}$"),
    )
)  # fmt: skip
_REPEATED_UNIT = re.compile(r"^(.{3,60}?)(?:\s?\1)+$", re.DOTALL)
_TAIL = re.compile(
    r"^(?:(?:related|recommended|most (?:read|popular|viewed|shared)|trending|top stories|popular|promoted) ?(?:(?:articles?|stories|posts?|news|content|topics|reading|coverage|videos?|links|now|today|for you|on [A-Z]\S*)\b.{0,30})?|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|more (?:from|on|stories|news|like this|headlines)\b.{0,60}|"
    r"next (?:post|article|story)|previous (?:post|article|story)|leave a (?:reply|comment)|(?:\d+ )?comments?(?: \(\d+\))?|read (?:next|more stories)|latest (?:news|stories|headlines|articles|videos)|from (?:around )?the web|around the web|sponsored (?:content|stories|links)|"
    r"editors?['’]s? (?:picks?|choice)|(?:about|meet) the author|share this:?|we recommend|what to read next|don['’]t miss|also read|in other news|elsewhere|see also|post navigation|newsletter)\s?[:.]?$",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^[\s*(\[_•–—-]*(?:(?:editor['’]s note|corrections?|clarifications?|updated?|erratum|note|amended|amendment|retraction)\b[^:.\n]{0,60}[:.–—-].{0,20})?.{0,60}?\b(?:an? (?:earlier|previous|prior|original) version of (?:this|the)|this (?:article|story|report|post|piece|item|headline|page) (?:has been|was|is being) (?:amended|corrected|updated to (?:correct|reflect|clarify|remove|fix)|revised|edited to)|"
    r"(?:was|were|been) (?:amended|corrected) (?:on|to)|we (?:are happy|apologise|apologize|regret)|(?:incorrectly|mistakenly|wrongly|erroneously|previously) (?:stated|said|reported|identified|gave|referred|described|misspelled|misstated))",
    re.IGNORECASE,
)
_CORRECTION_START = re.compile(
    r"^[\s*(\[_•–—-]*(?:corrections?|clarifications?|corrected|clarified|erratum|errata|retraction)\s?(?:\([^)]{1,40}\)|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\s?[:.–—-]\s?\S",
    re.IGNORECASE,
)


def furniture_type(text: str) -> str | None:
    """The type of furniture that this line is by its words alone; None when it may be prose."""
    if len(text) > 1500 or is_correction(text):
        return None
    if _is_repeated(text) or _is_interface(text):
        return "menu"
    return next((kind for kind, pattern in _RULES if pattern.search(text)), None)


def opens_tail(text: str) -> bool:
    """Whether what follows this line belongs to the page and not to the story."""
    return len(text) <= 90 and bool(_TAIL.match(text))


def is_correction(text: str) -> bool:
    """Whether the line is a note on a correction or clarification."""
    return len(text) <= 2000 and bool(_CORRECTION_START.match(text[:200]) or _CORRECTION.search(text[:400]))


def rules() -> Iterator[tuple[str, str]]:
    """The type and the pattern of every rule, for the documentation and the tests."""
    return ((kind, pattern.pattern) for kind, pattern in _RULES)


def _is_repeated(text: str) -> bool:
    match = _REPEATED_UNIT.match(text) if len(text) <= 200 else None
    return bool(match) and any(character.isalpha() for character in match[1]) if match else False


def _is_interface(text: str) -> bool:
    words = [word.strip(".,:;|/()[]…»«<>+•·*!?'’\"&-–—") for word in text.casefold().split()]
    words = [word for word in words if word and not word.isdigit()]
    if not words or len(words) > 30:
        return not words and len(text) <= 20
    known = sum(word in _UI for word in words)
    # prose has words of its own; two or three interface words may be a crosshead ("Health and travel"), so a short line needs a verb of the page
    acts = {
        "share",
        "tweet",
        "print",
        "email",
        "e-mail",
        "subscribe",
        "login",
        "facebook",
        "twitter",
        "whatsapp",
        "comments",
        "comment",
        "menu",
        "search",
        "advertisement",
        "log",
        "sign",
        "send",
    }
    return known == len(words) and (bool(acts & set(words)) or len(words) >= 5) or (len(words) >= 8 and known >= 0.9 * len(words))
