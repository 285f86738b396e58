"""Draw the cost curve of counting records: `python benchmarks/plot_microdata.py measured.txt curve.svg`.

Reads the lines that bench_microdata.py prints (medians where a size was measured more than once) and draws
CPU seconds over rows, both logarithmic, with a line of slope one through the largest size, up to 10^9.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

LINE = re.compile(r"activities +([\d.]+) M rows -> +[\d.]+ M +(\S.*?) +([\d.]+) CPU s")
COLOURS = {"plain DuckDB query": "#767676", "poliscope, 1 chunk": "#0b6e99", "poliscope, 2 GB": "#b5490b"}
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 420, 70, 60, 20
ROWS, SECONDS = (6.5, 9.0), (0.3, 3.0)


def curves(text: str) -> dict[str, list[tuple[float, float]]]:
    """Read the measured points: million rows and CPU seconds by way of counting."""
    points: dict[tuple[str, float], list[float]] = defaultdict(list)
    for rows, name, seconds in LINE.findall(text):
        points[name, float(rows)].append(float(seconds))
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (name, rows), seconds in sorted(points.items()):
        found[name].append((rows * 1e6, median(seconds)))
    return {name: found[name] for name in COLOURS if name in found}


def place(rows: float, seconds: float) -> tuple[float, float]:
    """Position of a point on the drawing."""
    from math import log10

    x = LEFT + (log10(rows) - ROWS[0]) / (ROWS[1] - ROWS[0]) * (WIDTH - LEFT - 40)
    y = HEIGHT - BOTTOM - (log10(seconds) - SECONDS[0]) / (SECONDS[1] - SECONDS[0]) * (HEIGHT - BOTTOM - TOP)
    return round(x, 1), round(y, 1)


def axes() -> list[str]:
    """Grid lines with their labels."""
    drawn = []
    for rows, label in (
        (5e6, "5 M"),
        (2e7, "20 M"),
        (5e7, "50 M"),
        (1e8, "100 M"),
        (2e8, "200 M"),
        (1e9, "1,000 M"),
    ):
        x, y = place(rows, 10 ** SECONDS[0])
        drawn.append(f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{y}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x}" y="{y + 18}" text-anchor="middle">{label}</text>')
    for seconds in (3, 10, 30, 100, 300, 1000):
        x, y = place(10 ** ROWS[0], seconds)
        drawn.append(f'<line x1="{x}" y1="{y}" x2="{WIDTH - 40}" y2="{y}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{seconds}</text>')
    drawn.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" text-anchor="middle">rows</text>')
    turned = f'transform="rotate(-90 18 {HEIGHT / 2})"'
    drawn.append(f'<text x="18" y="{HEIGHT / 2}" text-anchor="middle" {turned}>CPU seconds</text>')
    return drawn


def curve(name: str, points: list[tuple[float, float]], number: int) -> list[str]:
    """One way of counting: measured points, and dashes at slope one beyond the largest."""
    colour, spots = COLOURS[name], [place(*point) for point in points]
    rows, seconds = points[-1]
    end = place(1e9, seconds * 1e9 / rows)
    path = " ".join(f"{x},{y}" for x, y in spots)
    beyond = f'x1="{spots[-1][0]}" y1="{spots[-1][1]}" x2="{end[0]}" y2="{end[1]}"'
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        f'<line {beyond} stroke="{colour}" stroke-width="1.5" stroke-dasharray="5 4"/>',
        *(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in spots),
        f'<text x="{LEFT + 16}" y="{TOP + 18 + 18 * number}" fill="{colour}">{name}</text>',
    ]


def main() -> None:
    """Draw the file that the command line names."""
    source, target = (Path(name) for name in sys.argv[1:3])
    found = curves(source.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{source} holds no line of bench_microdata.py")
    title = "CPU seconds to count records, over their number: measured to 200 million rows, dashes on paper"
    lines = [
        part for number, (name, points) in enumerate(found.items()) for part in curve(name, points, number)
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13">'
    )
    body = [
        head,
        f"<title>{title}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        *axes(),
        *lines,
    ]
    target.write_text("\n".join([*body, "</svg>"]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
