"""The second half of the page Recipe: what is varied to see how sure the ranking is."""

from __future__ import annotations

from poliscope.methods.base import FAMILIES
from poliscope.methods.recipe import STEPS
from poliscope.show.report.html import Html, tag
from poliscope.show.words import method_label, say
from poliscope.study import Study
from poliscope.web.pages.frame import View
from poliscope.web.uncertainty_form import FURTHER, PLAIN, texts_of

__all__ = ["uncertainty_sections"]

_CHOICES = {"vary": ("all", "pillars"), "compat": ("", "coinr")}
_NUMBERS = frozenset({"draws", "choice_draws", "seed", "weights"})
_EXAMPLES = {
    "weights_at": "research = 0.1, firms = 0",
    "bounds": "research = [0.2, 0.5]",
    "order": "research > firms > exchange",
}


def uncertainty_sections(view: View, study: Study) -> Html:
    """Return the fields of ``[uncertainty]``: draws, how weights vary, and other methods to try."""
    texts = texts_of(study.uncertainty)
    fields = [_field(view, name, texts[name]) for name in PLAIN]
    kept = study.uncertainty.limits
    untouched = (
        [tag("p", view.say("recipe.untouched", names="uncertainty.limits"), class_="help")] if kept else []
    )
    steps = [_step(view, study, step, texts[step]) for step in STEPS]
    return Html(
        tag(
            "section",
            tag("h2", view.say("sure.heading"), id="sure"),
            tag("p", view.say("sure.lead")),
            *fields,
            *untouched,
            aria_labelledby="sure",
        )
        + tag(
            "section",
            tag("h2", view.say("sure.methods"), id="sure-methods"),
            tag("p", view.say("sure.methods.lead"), class_="help"),
            *steps,
            aria_labelledby="sure-methods",
        )
    )


def _field(view: View, name: str, value: str) -> Html:
    at = f"field-uncertainty-{name}"
    common = {"id": at, "name": f"uncertainty/{name}", "aria_describedby": f"{at}-help {at}-error"}
    if name in _CHOICES:
        options = [
            tag("option", view.say(f"sure.{name}.{one or 'even'}"), value=one, selected=one == value)
            for one in _CHOICES[name]
        ]
        entry = tag("select", *options, **common)
    else:
        mode = "decimal" if name in _NUMBERS else None
        entry = tag(
            "input", type="text", value=value, inputmode=mode, autocomplete="off", spellcheck="false",
            size=None if mode else 40, **common,
        )  # fmt: skip
    example = [" ", tag("code", _EXAMPLES[name])] if name in _EXAMPLES else []
    return tag(
        "div",
        tag("label", view.say(f"sure.{name}"), for_=at),
        entry,
        tag("span", view.say(f"sure.{name}.help"), *example, id=f"{at}-help", class_="help"),
        tag("span", id=f"{at}-error", class_="fault", data_fault=f"uncertainty.{name}"),
        class_="field",
    )


def _step(view: View, study: Study, step: str, further: str) -> Html:
    """Return the methods of a step to tick, and a field for those with settings of their own."""
    at, chosen = f"field-uncertainty-{step}", getattr(study.uncertainty, step)
    boxes = [
        tag(
            "span",
            tag("input", type="checkbox", id=f"{at}-{place}", name=f"uncertainty/{step}/{name}",
                checked=name in chosen),
            tag("label", method_label(method, view.language), for_=f"{at}-{place}"),
            class_="tick",
        )
        for place, (name, method) in enumerate(FAMILIES[step].members.items())
    ]  # fmt: skip
    text = tag(
        "input", type="text", id=at, name=f"uncertainty/{step}/{FURTHER}", value=further, size=40,
        autocomplete="off", spellcheck="false", aria_describedby=f"{at}-help {at}-error",
    )  # fmt: skip
    example = f'{{ method = "{next(iter(FAMILIES[step].members))}" }}'
    help = (view.say("sure.further.help"), " ", tag("code", example))
    said = tag("span", *help, id=f"{at}-help", class_="help")
    return tag(
        "details",
        tag("summary", say(view.language, f"step.{step}")),
        tag(
            "fieldset",
            tag("legend", view.say("sure.alternatives", step=say(view.language, f"step.{step}"))),
            tag("div", *boxes, class_="ticks"),
            tag(
                "div",
                tag("label", view.say("sure.further"), for_=at),
                text,
                said,
                tag("span", id=f"{at}-error", class_="fault", data_fault=f"uncertainty.{step}"),
                class_="field",
            ),
        ),
        open=bool(chosen),
    )
