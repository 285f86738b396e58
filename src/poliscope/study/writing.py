"""From a Study back to a folder that reads as the same study."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poliscope.data.activities import write_activities, write_hierarchy, write_pairs, write_plants
from poliscope.data.files import write_evidence, write_framework, write_units
from poliscope.errors import Problem, StudyError
from poliscope.study.toml import to_toml

if TYPE_CHECKING:
    from poliscope.study.study import Study

__all__ = ["put_in_place", "write_study"]


def write_study(study: Study, folder: str | Path, *, overwrite: bool = False) -> Path:
    """Write a study: ``study.toml``, ``framework.csv``, ``evidence.csv``, ``units.csv``.

    Parameters
    ----------
    study : Study
        What to write.
    folder : str or Path
        Made where it does not exist. Files appear whole or not at all.
    overwrite : bool
        Replace the files of a study that is there.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    StudyError
        The folder holds a study already, or is a file.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise StudyError(Problem("exists", f'"{target}" is a file', help="name a folder"))
    if (target / "study.toml").exists() and not overwrite:
        raise StudyError(
            Problem(
                "exists", f'"{target}" already holds a study', help="choose another folder, or overwrite it"
            )
        )
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary)
        write_evidence(study.evidence, draft / "evidence.csv")
        write_framework(study.framework, draft / "framework.csv")
        write_units(study.units, draft / "units.csv")
        for number, table in enumerate(study.activities, start=1):
            write_activities(table, draft / f"activities-{number}.csv")
            if table.groups or table.labels:
                write_hierarchy(table, draft / f"hierarchy-{number}.csv")
            if table.plant_herfindahl:
                write_plants(table, draft / f"plants-{number}.csv")
            if table.together is not None:
                write_pairs(table, draft / f"pairs-{number}.csv")
        (draft / "study.toml").write_text(to_toml(_document(study)), encoding="utf-8")
        put_in_place(draft, target)
    return target


def put_in_place(draft: Path, target: Path) -> list[str]:
    """Copy the files of a draft into a folder, each whole or not at all; return their names."""
    target.mkdir(parents=True, exist_ok=True)
    names = sorted(file.name for file in draft.iterdir())
    for name in names:
        part = target / f".{name}.part"
        shutil.copyfile(draft / name, part)
        part.replace(target / name)
    return names


def _document(study: Study) -> dict[str, Any]:
    """Return what ``study.toml`` says: settings that are not the default."""
    data = study.data.model_dump(mode="json", exclude_defaults=True)
    for name in ("evidence", "units", "coinr", "coin_tool"):
        data.pop(name, None)
    settings = _texts(study.settings.model_dump(mode="json", exclude_defaults=True))
    return {
        "schema": 1,
        "study": settings,
        "data": {"evidence": "evidence.csv", "units": "units.csv", **data},
        "framework": {"table": "framework.csv"},
        "recipe": _recipe(study),
        "uncertainty": study.uncertainty.model_dump(mode="json", exclude_defaults=True),
        "report": study.report.model_dump(mode="json", exclude_defaults=True),
        **_questions(study),
    }


def _questions(study: Study) -> dict[str, Any]:
    """Return what is asked beyond the ranking; every table of activities is a file of its own."""
    asked = study.questions.model_dump(mode="json", exclude_defaults=True)
    for name in ("trends", "peers", "complementarity"):
        # an empty table asks too, and would not be written
        if name in asked and not asked[name]:
            asked[name] = getattr(study.questions, name).model_dump(mode="json", exclude_none=True)
    specs = asked.pop("activities", [])
    tables = []
    for number, table in enumerate(study.activities, start=1):
        spec = dict(specs[number - 1]) if number <= len(specs) else {}
        for name in (
            "shape",
            "sheet",
            "columns",
            "hierarchy",
            "plants",
            "together",
            "repeated",
            "missing",
            "negative",
        ):
            spec.pop(name, None)
        spec |= {"file": f"activities-{number}.csv", "name": table.name}
        if table.groups or table.labels:
            spec["hierarchy"] = f"hierarchy-{number}.csv"
        if table.plant_herfindahl:
            spec["plants"] = f"plants-{number}.csv"
        if table.together is not None:
            spec["together"] = f"pairs-{number}.csv"
        about = {name: getattr(table, name) for name in ("measure", "overdispersion", "source", "address")}
        tables.append({**spec, **{name: value for name, value in about.items() if value}})
    return {**({"activities": tables} if tables else {}), **asked}


def _texts(settings: dict[str, Any]) -> dict[str, Any]:
    """Write a text without a language as a plain string."""
    return {k: v[""] if isinstance(v, dict) and set(v) == {""} else v for k, v in settings.items()}


def _recipe(study: Study) -> dict[str, Any]:
    """Return every step by name, so that the file says what is done; other fields where they differ."""
    whole = study.recipe.model_dump(mode="json")
    changed = study.recipe.model_dump(mode="json", exclude_defaults=True)
    steps = ("screen", "denominate", "impute", "treat", "normalise", "weight", "aggregate")
    return {**{step: whole[step] for step in steps}, **changed}
