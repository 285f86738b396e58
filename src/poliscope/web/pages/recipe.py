"""The page Recipe: one choice for every step, its fields from the register of methods; what is varied."""

from __future__ import annotations

from poliscope.errors import PoliscopeError
from poliscope.methods.base import FAMILIES, Method
from poliscope.methods.recipe import STEPS, Recipe
from poliscope.show.report.html import Html, tag
from poliscope.show.words import described, method_label, method_summary, say
from poliscope.study import Study
from poliscope.web.forms import Field, chosen, fields_of, levels_of, written
from poliscope.web.pages.frame import View, page, problem_list
from poliscope.web.pages.uncertainty import uncertainty_sections

__all__ = ["recipe_page"]

_UNTOUCHED = ("aggregate_at", "impute_each", "treat_each", "normalise_each")


def recipe_page(view: View) -> str:
    """Return the page Recipe."""
    if not view.workspace.has_study:
        return page(view, tag("p", view.say("none"), " ", tag("a", view.say("none.link"), href="/data")))
    try:
        study = view.workspace.study()
    except PoliscopeError as error:
        return page(
            view, tag("p", view.say("data.broken"), class_="lead"), problem_list(view, error.problems)
        )
    form = tag(
        "form",
        *[_step(view, study, step) for step in STEPS],
        _availability(view, study.recipe),
        _untouched(view, study.recipe),
        uncertainty_sections(view, study),
        tag("div", class_="errors", role="alert"),
        tag("button", view.say("save"), type="submit"),
        data_action="/recipe",
        class_="recipe",
    )
    return page(view, tag("p", view.say("recipe.lead"), class_="lead"), form)


def _step(view: View, study: Study, step: str) -> Html:
    choices = {key: method for key, method in chosen(study.recipe).items() if key.split(".")[0] == step}
    parts = [_choice(view, key, method) for key, method in choices.items()]
    heading = tag("h2", say(view.language, f"step.{step}"), id=f"step-{step}")
    note = []
    if step == "aggregate" and levels_of(study) > 1:
        note = [tag("p", view.say("recipe.levels", levels=levels_of(study)), class_="help")]
    return tag("section", heading, *note, *parts, aria_labelledby=f"step-{step}")


def _choice(view: View, key: str, method: Method) -> Html:
    step, _, level = key.partition(".")
    members = FAMILIES[step].members
    label = view.say("recipe.level", level=level) if level else view.say("recipe.method")
    options = [
        tag("option", method_label(one, view.language), value=name, selected=name == method.name)
        for name, one in members.items()
    ]
    select = tag(
        "select",
        *options,
        id=_id(key),
        name=f"{key}/method",
        data_choice=key,
        aria_describedby=f"{_id(key)}-error",
    )
    fault = tag("span", id=f"{_id(key)}-error", class_="fault", data_fault=key)
    details = [_parameters(view, key, one, method) for one in members.values()]
    return tag("div", tag("label", label, for_=_id(key)), select, fault, *details, class_="choice")


def _id(key: str) -> str:
    return "field-" + key.replace("/", "-").replace(".", "-")


def _parameters(view: View, key: str, method: type[Method], now: Method) -> Html:
    """Return what a method is and its fields; shown when it is the one chosen."""
    is_chosen = method.name == now.name
    values = {name: written(getattr(now, name)) for name in method.model_fields} if is_chosen else {}
    fields = [_field(view, f"{key}/{field.name}", method.name, field, values) for field in fields_of(method)]
    return tag(
        "fieldset",
        tag("legend", method_summary(method, view.language)),
        *fields,
        data_of=key,
        data_method=method.name,
        hidden=not is_chosen,
        disabled=not is_chosen,
    )


def _field(view: View, name: str, method: str, field: Field, values: dict[str, str]) -> Html:
    at = f"{_id(name)}-{method}"
    value = values.get(field.name, field.default)
    common = {"id": at, "name": name, "aria_describedby": f"{at}-help {at}-error"}
    label = tag("label", tag("code", field.name), for_=at)
    if field.kind == "switch":
        entry = tag("input", type="checkbox", checked=value == "true", data_switch=True, **common)
    elif field.kind == "choice":
        options = [tag("option", choice, value=choice, selected=choice == value) for choice in field.choices]
        entry = tag("select", *options, **common)
    else:
        mode = "decimal" if field.kind == "number" else None
        entry = tag(
            "input", type="text", value=value, inputmode=mode, required=field.needed, autocomplete="off",
            **common,
        )  # fmt: skip
    told = described(field.description, view.language)
    english = "en" if told == field.description and view.language != "en" else None
    return tag(
        "div",
        label,
        entry,
        tag("span", told.replace("`", ""), id=f"{at}-help", class_="help", lang=english),
        tag("span", id=f"{at}-error", class_="fault", data_fault=name.replace("/", ".")),
        class_="field",
    )


def _availability(view: View, recipe: Recipe) -> Html:
    at = "field-minimum_availability"
    over = [
        tag("option", view.say(f"recipe.over.{name}"), value=name, selected=recipe.normalise_over == name)
        for name in ("all", "each")
    ]
    return tag(
        "section",
        tag("h2", view.say("recipe.more"), id="step-more"),
        tag(
            "div",
            tag("label", view.say("recipe.availability"), for_=at),
            tag("input", type="text", id=at, name="minimum_availability", inputmode="decimal",
                value=written(recipe.minimum_availability), aria_describedby=f"{at}-help {at}-error"),
            tag("span", view.say("recipe.availability-help"), id=f"{at}-help", class_="help"),
            tag("span", id=f"{at}-error", class_="fault", data_fault="minimum_availability"),
            class_="field",
        ),
        tag(
            "div",
            tag("label", view.say("recipe.over"), for_="field-over"),
            tag("select", *over, id="field-over", name="normalise_over"),
            class_="field",
        ),
        aria_labelledby="step-more",
    )  # fmt: skip


def _untouched(view: View, recipe: Recipe) -> Html:
    """Say which settings of the study file stay as they are, because no form shows them."""
    names = [name for name in _UNTOUCHED if getattr(recipe, name)]
    if not names:
        return Html("")
    return tag("p", view.say("recipe.untouched", names=", ".join(names)), class_="help")
