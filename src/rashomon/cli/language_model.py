"""The options for a language model. Also what is shown and confirmed before the first request, and
what is reported after the last."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import (
    flag,
    given_as,
    valued,
)
from rashomon.cli.terminal import check_writable, note, note_words
from rashomon.errors import StopError
from rashomon.model.record import record
from rashomon.protocols import LanguageModel, Progress, Prompt, ToSend
from rashomon.settings import ModelSettings
from rashomon.show.wording import NOT_YET_BOUND, counted, few

if TYPE_CHECKING:
    from rashomon.answers.clients.chat import ChatModel
    from rashomon.answers.clients.prompt_words import Spent
    from rashomon.answers.clients.reply_cache import KeptModel, Replies
    from rashomon.answers.estimate import Estimate
    from rashomon.cli.terminal import ProgressBar

_NAMED = 8  # reports that are named before they are sent; of the others, how many there are is said
REPLIES = "replies.jsonl"


_OPTIONS = (
    flag("--model ask", "Ask your language model, too (docs/answers.md)."),
    valued(
        "--replies", metavar="FILE", help_text="Keep replies here; without --model, use them again."
    ),
    valued(
        "--model-settings settings",
        metavar="FILE",
        help_text="Use these settings, not those of rashomon model set.",
    ),
    flag("--yes", "Send the reports without asking you first."),
    flag("--no-replies", "Keep no replies; asking again costs again."),
    flag("--first-only", "Ask it for no numbers of sentences."),
    flag("--translate translates", "Ask also for translations of what it names."),
)


@record
class ModelOptions:
    """What the options say: whether a model is asked, where replies are kept, which settings apply,
    whether the user agreed beforehand, whether replies are kept at all, and whether the model is
    asked for its own answer alone, or for translations, too."""

    ask: bool = False
    replies: str = ""
    settings: str = ""
    yes: bool = False
    no_replies: bool = False
    first_only: bool = False
    translates: bool = False

    def __bool__(self) -> bool:
        """Whether a model reads."""
        return self.ask or bool(self.replies)

    def into(self, replies: str | None) -> "ModelOptions":
        """Returns the same options with this file for replies. Without one, the file is in the
        current folder."""
        if self.ask and not self.no_replies:
            return replace(self, replies=replies or "")
        return self

    def __post_init__(self) -> None:
        """Raises UsageError if the options contradict each other."""
        if not self.ask and (self.settings or self.yes or self.no_replies):
            raise click.UsageError("--model-settings, --yes and --no-replies go with --model")
        if (self.first_only or self.translates) and not self.ask:
            raise click.UsageError("--first-only and --translate go with --model")
        if self.no_replies and self.replies:
            raise click.UsageError("--no-replies keeps none: leave out --replies")

    @contextmanager
    def reading(
        self, output: str = "", bar: "ProgressBar | None" = None
    ) -> Iterator[LanguageModel | None]:
        """Gives the model that reads, or None if none is wanted. When the block ends, it reports
        prompts that got no reply.

        Raises BadSettings, or StopError if the user refuses or the model cannot be asked.
        """
        if not self:
            yield None
            return
        from rashomon.answers.clients.reply_cache import KeptModel, Replies

        place = self.place_of_replies(output)
        check_writable(place)
        replies = Replies(place)
        if place and not self.ask:
            kept_model = KeptModel(replies, place)
            yield kept_model
            _note_missed(kept_model)
            return
        asking, key = self._asking(bar)
        model = asking.model(key, replies)
        try:
            yield model
        finally:
            replies.tidy()
            asking.done(model, place)
        _note_missed(model)

    def _asking(self, bar: "ProgressBar | None") -> "tuple[Asking, str]":
        """Returns what prints the messages of the run, and the key of the model."""
        from rashomon.answers.clients.model_connection import parse_endpoint
        from rashomon.cli.model_settings import settings_and_key

        settings, key = settings_and_key(self.settings)
        endpoint = parse_endpoint(settings.url)
        asking = Asking(
            settings=settings,
            host=endpoint.name,
            is_here=endpoint.is_here,
            yes=self.yes,
            first_only=self.first_only,
            translates=self.translates,
            bar=bar,
        )
        return asking, key

    def place_of_replies(self, output: str) -> str:
        """Returns the file for replies: the one that was named, otherwise one beside the output,
        otherwise one in the current folder. Returns "" if no replies are kept."""
        if self.no_replies:
            return ""
        if self.replies:
            return self.replies
        if output and output != "-" and "://" not in output:
            return str(Path(output).with_suffix(f".{REPLIES}"))
        return f"rashomon.{REPLIES}"


model_options = given_as("model", ModelOptions, *_OPTIONS)
stored_model_options = given_as(
    "model", ModelOptions, _OPTIONS[0], *_OPTIONS[2:]
)  # a store knows where its replies are kept


@dataclass(slots=True)
class Asking:
    """Prints the messages of a run that asks a model: before the first request, after the first
    reply, and at the end.

    - `estimates`: what reading each story takes, about
    - `sent`: what is sent of each
    """

    settings: ModelSettings
    host: str
    is_here: bool
    yes: bool
    first_only: bool = False
    translates: bool = False
    bar: "ProgressBar | None" = None
    estimates: "list[Estimate]" = field(default_factory=list)
    sent: Sequence[ToSend] = ()
    _announced: bool = False
    _has_words: bool = False

    def model(self, key: str, replies: "Replies") -> "ChatModel":
        """Returns the model, which says what it does by these messages."""
        from rashomon.answers.clients.chat import ChatModel

        return ChatModel(
            settings=self.settings,
            key=key,
            kept=replies,
            begin=self.begin,
            announce=self.plan,
            on_reply=self.after,
            on_words=self.words if self.bar and sys.stderr.isatty() else None,
            first_only=self.first_only,
            translates=self.translates,
        )

    def plan(self, stories: Sequence[ToSend]) -> None:
        """Records what is to be sent, and about how many tokens that takes."""
        from rashomon.answers.estimate import estimate

        context = self.settings.context
        self.estimates = [estimate(story, context, first_only=self.first_only) for story in stories]
        self.sent = stories

    def begin(self, prompts: Sequence[Prompt]) -> None:
        """Prints what will be sent where. For an address outside this machine it asks for consent.
        Raises StopError if the user refuses."""
        for line in self.lines():
            self._print_below_bar(line)
        if self.is_here or self.yes:
            return
        if not can_be_asked():
            raise StopError(
                f"nothing was sent to {self.host}: there is no terminal to ask at; --yes "
                "agrees beforehand"
            )
        if not click.confirm(f"Send this to {self.host}?", default=False, err=True):
            raise StopError(f"nothing was sent to {self.host}")

    def lines(self) -> Iterable[str]:
        """Yields the lines printed before the first request."""
        where = where_model_is(self.settings)
        if self.settings.url.startswith("http:") and not self.is_here:
            where += "; the way there is not encrypted"
        yield f"model {self.settings.name} at {self.host}, {where}"
        reports = list(dict.fromkeys(report.id for story in self.sent for report in story.reports))
        if reports:
            yield (
                f"it is sent the text of {counted(len(reports), 'report')} in "
                f"{counted(len(self.estimates), 'story')}: {few(reports, _NAMED)}"
            )
            going_on = sum(bool(story.kept) for story in self.sent)
            if going_on:
                yield f"and {counted(going_on, 'answer')}, with sentences near these reports"
            yield self._size()
        if self.translates:
            yield "and once more the foreign sentences that its answer names, to translate them"
        if self.settings.budget_tokens:
            yield (
                f"no more than {self.settings.budget_tokens:,} tokens: what is beyond is not asked"
            )

    def _size(self) -> str:
        """Returns how many requests and tokens the run takes, and what they cost."""
        tokens_in = sum(about.tokens_in for about in self.estimates)
        tokens_out = self._tokens_out()
        requests = counted(sum(about.requests for about in self.estimates), "request")
        again = sum(about.again for about in self.estimates)
        told_again = f" (of which {again:,} are sent again)" if again else ""
        return (
            f"about {requests}, {tokens_in:,} tokens in{told_again} and {tokens_out:,} "
            f"out{self._cost(',', tokens_in=tokens_in, tokens_out=tokens_out)}"
        )

    def after(self, spent: "Spent", open_: int) -> None:
        """Prints after the first reply how long the run will take, and then how far it is."""
        if not self._announced and spent.tokens_out:
            self._announced = True
            message = f"the first reply took {duration(spent.seconds)}"
            seconds = spent.seconds / spent.tokens_out / self.settings.parallel
            left = max(0, self._tokens_out() - spent.tokens_out) * seconds
            if left >= 1:
                message += f"; all of it will take about {duration(left)} more"
            self._print_below_bar(message)
        if self.bar:
            self.bar(
                Progress(f"asking {self.settings.name}", spent.requests, spent.requests + open_)
            )

    def words(self, words: str) -> None:
        """Prints words of an answer while the model writes them."""
        if not self._has_words:
            self._has_words = True
            self._print_below_bar(f"{self.settings.name}, {NOT_YET_BOUND}")
        elif self.bar:
            self.bar.rest()
        note_words(words)

    def done(self, model: "ChatModel", where: str) -> None:
        """Prints what the requests took."""
        spent = model.spent
        if spent.requests:
            cost = self._cost(";", tokens_in=spent.tokens_in, tokens_out=spent.tokens_out)
            place_of_replies = f"kept in {where}" if where else "no reply is kept"
            note(
                f"{counted(spent.requests, 'request')} answered in {duration(spent.seconds)}: "
                f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out{cost}; {place_of_replies}"
            )
        if model.context < self.settings.context:
            note(
                f"its server gives it {model.context:,} tokens of context, fewer than the settings "
                "say: stories were read in windows of that size (docs/answers.md)"
            )
        if model.cut:
            note(
                f"of {counted(model.cut, 'request')} the server counted far fewer tokens than "
                "were sent: it cuts prompts off; give it a larger context (docs/answers.md)"
            )

    def _print_below_bar(self, message: str) -> None:
        if self.bar:
            self.bar.rest()
        note(message)

    def _tokens_out(self) -> int:
        return sum(about.tokens_out for about in self.estimates)

    def _cost(self, stop: str, tokens_in: int, tokens_out: int) -> str:
        """Returns what the tokens cost, behind this mark, or "" if no prices are set."""
        cost = (tokens_in * self.settings.price_in + tokens_out * self.settings.price_out) / 1e6
        if cost:
            return f"{stop} about {cost:.2f} at the prices set"
        return ""


def where_model_is(settings: ModelSettings) -> str:
    """Returns where a model is, in words, as far as the program knows."""
    from rashomon.answers.clients.model_connection import LIBRARY_URL, parse_endpoint

    if settings.url == LIBRARY_URL:
        return "a library whose plug-in decides where it sends"
    return f"{'on' if parse_endpoint(settings.url).is_here else 'outside'} this machine"


def can_be_asked() -> bool:
    """Whether somebody at a terminal can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def duration(seconds: float) -> str:
    """Returns seconds in a readable form: "40 s", "12 min", "3.5 h"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    if seconds < 6_000:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3_600:.1f} h"


def _note_missed(model: "ChatModel | KeptModel") -> None:
    for why, count in sorted(model.missed.items()):
        if count:
            note(f"{counted(count, 'request')} without a reply: {why}")
