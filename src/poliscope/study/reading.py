"""From a folder with ``study.toml`` to a Study: everything that is wrong is found at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from poliscope.data.activities import Activities, Rules, read_activities
from poliscope.data.evidence import Evidence, stated_measures
from poliscope.data.files import (
    Inputs,
    inside,
    read_coin_tool,
    read_coinr,
    read_evidence,
    read_framework,
    read_units,
)
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.errors import PoliscopeError, Problem, StudyError, one_of
from poliscope.methods.recipe import UnreadableStepError
from poliscope.study.places import line_of
from poliscope.study.questions import ActivitiesSpec, Questions
from poliscope.study.spec import EvidenceFile, StudyFile
from poliscope.study.study import Study

__all__ = ["STUDY_FILE", "read_study"]

STUDY_FILE = "study.toml"

T = TypeVar("T")


def read_study(path: str | Path) -> Study:
    """Read a study from its folder.

    Parameters
    ----------
    path : str or Path
        The folder, or its ``study.toml``.

    Returns
    -------
    Study

    Raises
    ------
    StudyError, DataError
        Everything that is wrong, at once, each with its place.
    """
    folder, file = _locate(Path(path))
    text = _text(file)
    spec, problems = _spec(text, file.name)
    return _Reading(folder, spec, text, problems).study()


def _locate(path: Path) -> tuple[Path, Path]:
    file = path / STUDY_FILE if path.is_dir() else path
    if not file.is_file():
        raise StudyError(
            Problem(
                "no-study",
                f'there is no study at "{path}"',
                help=f"give a folder that holds {STUDY_FILE}; `poliscope init FOLDER` makes one",
            )
        )
    return file.parent, file


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            Problem(
                "encoding",
                f"{file.name} is not UTF-8 (byte {error.start})",
                where=file.name,
                help="save the file as UTF-8",
            )
        ) from None


def _spec(text: str, name: str) -> tuple[StudyFile, list[Problem]]:
    """Return the settings that can be read, and what is wrong with the others."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(_toml_problem(str(error), text, name)) from None
    except RecursionError:
        raise StudyError(Problem("broken-toml", "the file is nested too deeply", where=name)) from None
    try:
        return StudyFile.model_validate(content), []
    except ValidationError as error:
        problems = [problem for found in error.errors() for problem in _field_problems(found, text, name)]
        spec = _without_faults(content, error)
    if spec is None:
        raise StudyError(problems)
    return spec, problems


def _without_faults(content: dict[str, Any], error: ValidationError) -> StudyFile | None:
    """Return what is left without the settings that do not fit, so that the files are looked at as well."""
    for found in error.errors():
        table, *key = found["loc"] or ("",)
        if table in {"data", ""}:
            return None  # which files to look at is not known
        if key and isinstance(content.get(str(table)), dict):
            content[str(table)].pop(key[0], None)
        else:
            content.pop(str(table), None)
    try:
        return StudyFile.model_validate(content)
    except ValidationError:
        return None


def _toml_problem(message: str, text: str, name: str) -> Problem:
    line = next((word for word in message.replace(",", " ").split() if word.isdigit()), None)
    help = "see https://toml.io for how to write it"
    if line and int(line) <= len(text.splitlines()):
        written = text.splitlines()[int(line) - 1]
        if any(ord(letter) > 127 for letter in written.split("=")[0]):
            help = 'a key with letters other than A-Z must stand in quotes: "名称" = 1'
    where = f"{name}:{line}" if line else name
    return Problem("broken-toml", message.split(" (at")[0].rstrip("."), where=where, help=help)


def _field_problems(found: Any, text: str, name: str) -> list[Problem]:
    """Turn a finding of pydantic into problems; those of a method keep their own codes and help."""
    told = _field_problem(found, text, name)
    reason = found.get("ctx", {}).get("error")
    if not isinstance(reason, UnreadableStepError):
        return [told]
    return [Problem(one.code, one.message, where=told.where, help=one.help) for one in reason.problems]


def _field_problem(found: Any, text: str, name: str) -> Problem:
    path = [part for part in found["loc"] if part != "function-before"]
    line = line_of(text, path)
    key = ".".join(str(part) for part in path)
    where = f"{name}:{line}" if line else name
    if found["type"] == "extra_forbidden":
        return Problem("unknown-key", f'there is no setting "{key}"', where=where, help=_known_keys(path))
    message = found["msg"].removeprefix("Value error, ")
    if found["type"] == "missing":
        return Problem("missing-key", f'"{key}" is missing', where=where, help=f"add {key} to {name}")
    got = f" (got {found['input']!r})" if found["type"] != "value_error" else ""
    return Problem("invalid-setting", f"{key}: {message}{got}" if key else message, where=where)


def _known_keys(path: list[str | int]) -> str | None:
    model: Any = StudyFile
    for part in path[:-1]:
        field = getattr(model, "model_fields", {}).get(part)
        model = field.annotation if field else None
    fields = getattr(model, "model_fields", {})
    names = [field.alias or key for key, field in fields.items()]
    return one_of(str(path[-1]), names) if names else None


class _Reading:
    """A study while it is read; problems are collected."""

    def __init__(self, folder: Path, spec: StudyFile, text: str, problems: list[Problem]):
        self.folder, self.spec, self.text = folder, spec, text
        self.problems = list(problems)

    def study(self) -> Study:
        parts = list(self._inputs())
        framework = self._try(lambda: self._framework(parts))
        units_read = self._try(self._units)
        activities = [self._try(partial(self._activities, spec)) for spec in self.spec.activities]
        if framework is None or len(parts) < self._wanted() or (self.spec.data.units and units_read is None):
            raise StudyError(self.problems)
        found = self._try(lambda: self._joined(parts, framework, units_read, activities))
        if self.problems or found is None:
            raise StudyError(self.problems)
        return found

    def _wanted(self) -> int:
        """Return the number of inputs that the study names."""
        data = self.spec.data
        return len(data.evidence) + bool(data.coinr) + bool(data.coin_tool)

    def _joined(
        self,
        parts: list[Inputs],
        framework: Framework,
        units_read: Units | None,
        activities: list[Activities | None],
    ) -> Study:
        evidence = Evidence.concat([part.evidence for part in parts])
        units = units_read or next((part.units for part in parts if part.units is not None), None)
        compared = units or Units(_units_of(evidence, framework))
        return Study(
            framework=framework.measured(stated_measures(evidence)),
            evidence=evidence,
            units=compared,
            activities=tuple(table.matched(compared) for table in activities if table is not None),
            questions=Questions(**{name: getattr(self.spec, name) for name in Questions.model_fields}),
            recipe=self.spec.recipe,
            settings=self.spec.study,
            data=self.spec.data,
            uncertainty=self.spec.uncertainty,
            report=self.spec.report,
            folder=self.folder,
            notes=tuple(note for part in (*parts, *activities) if part is not None for note in part.notes),
        ).checked()

    def _try(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except PoliscopeError as error:
            self.problems.extend(error.problems)
            return None

    def _path(self, name: str) -> Path:
        return inside(self.folder, name)

    def _inputs(self) -> Iterator[Inputs]:
        data = self.spec.data
        for file in data.evidence:
            found = self._try(partial(self._evidence, file))
            if found is not None:
                yield found
        if data.coinr:
            coinr = self._try(lambda: read_coinr(*[self._path(name) for name in data.coinr]))
            if coinr is not None:
                yield coinr
        if data.coin_tool:
            tool = self._try(lambda: read_coin_tool(self._path(data.coin_tool or "")))
            if tool is not None:
                yield tool

    def _evidence(self, file: EvidenceFile) -> Inputs:
        evidence = read_evidence(
            self._path(file.file),
            name=file.file,
            shape=file.shape,
            sheet=file.sheet,
            columns=file.columns or None,
            source=file.source,
            address=file.address,
            period=file.period or None,
        )
        return Inputs(evidence, notes=evidence.notes)

    def _activities(self, spec: ActivitiesSpec) -> Activities:
        hierarchy = spec.hierarchy
        return read_activities(
            self._path(spec.file),
            shape=spec.shape,
            columns=spec.columns or None,
            hierarchy=self._path(hierarchy) if isinstance(hierarchy, str) else hierarchy,
            plants=self._path(spec.plants) if spec.plants else None,
            together=self._path(spec.together) if spec.together else None,
            rules=Rules(spec.repeated, spec.missing, spec.negative),
            sheet=spec.sheet,
            name=spec.file,
            called=spec.name,
            measure=spec.measure,
            overdispersion=spec.overdispersion,
            source=spec.source,
            address=spec.address,
        )

    def _units(self) -> Units | None:
        return read_units(self._path(self.spec.data.units)) if self.spec.data.units else None

    def _framework(self, parts: list[Inputs]) -> Framework | None:
        given = self.spec.framework
        if given is None:
            found = next((part.framework for part in parts if part.framework is not None), None)
            if found is None and not self.problems:
                raise StudyError(
                    Problem(
                        "no-framework",
                        "the study has no framework",
                        where=STUDY_FILE,
                        help='add [framework] with table = "framework.csv", or the tree itself',
                    )
                )
            return self._with_sets(found)
        if "table" in given:
            extra = sorted(set(given) - {"table"})
            if extra:
                raise StudyError(
                    Problem(
                        "unknown-key",
                        f"beside table there is no setting {', '.join(extra)} in [framework]",
                        where=self._where("framework", extra[0]),
                    )
                )
            return self._with_sets(read_framework(self._path(str(given["table"]))))
        return self._inline(given)

    def _inline(self, given: dict[str, Any]) -> Framework | None:
        root = {"code": "index", **given}
        groups = tuple(root.pop("groups", ()))
        try:
            return Framework.model_validate(
                {"root": root, "weight_sets": self.spec.weights, "groups": groups}
            )
        except ValidationError as error:
            self.problems += [
                _field_problem({**f, "loc": ("framework", *f["loc"][1:])}, self.text, STUDY_FILE)
                for f in error.errors()
            ]
        except StudyError as error:
            self.problems += error.problems
        return self._without_sets(root)

    def _without_sets(self, root: dict[str, Any]) -> Framework | None:
        """Return the tree alone where it is sound, so that the rest is looked at as well."""
        try:
            return Framework.model_validate({"root": root})
        except (ValidationError, StudyError):
            return None

    def _with_sets(self, framework: Framework | None) -> Framework | None:
        if framework is None or not self.spec.weights:
            return framework
        sets = {**framework.weight_sets, **self.spec.weights}
        return Framework(root=framework.root, weight_sets=sets, groups=framework.groups)

    def _where(self, *path: str) -> str:
        line = line_of(self.text, path)
        return f"{STUDY_FILE}:{line}" if line else STUDY_FILE


def _units_of(evidence: Evidence, framework: Framework) -> tuple[str, ...]:
    """Return the units that have a figure for an indicator of the framework, in the order of the file."""
    wanted = evidence.indicator.positions_in(framework.indicators) >= 0
    used = set(evidence.unit.codes[wanted].tolist())
    return tuple(name for code, name in enumerate(evidence.unit.names) if code in used)
