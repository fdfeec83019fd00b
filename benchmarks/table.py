"""What was measured, as tables and a plot: rewrites the part of benchmarks/README.md between its two marks.

    python benchmarks/table.py
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import Cost, ratio
from results import PUBLISHED, costs_of, read

README, PLOT = Path(__file__).parent / "README.md", Path(__file__).parent / "scaling.svg"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
SIZES = ("1M", "10M", "100M")
WAYS = {
    "scan": "reading the same columns as published (text)", "scan_corpus": "reading the same columns of the corpus",
    "citenet": "**citenet**", "citenet, 1 GB": "citenet, `--memory 1GB`",
    "citenet, within 1 GB": "citenet, `--memory 1GB`, where the system gives 1 GiB",
    "citenet, 2 GB": "citenet, `--memory 2GB`",
    "citenet, within 2 GB": "citenet, `--memory 2GB`, where the system gives 2 GiB",
    "analyst_sql": "SQL as an analyst would write it, DuckDB", "polars_lazy": "Polars, streaming",
    "pandas_merge": "pandas", "networkx_quotient": "networkx", "spark_sql": "Spark, local",
    "copy": "CSV → Parquet, DuckDB",
}
TITLES = {"count": "Ten technologies between countries, one window, from a corpus",
          "everything": "Everything: both levels, five windows, 128 buckets; between countries all patents, too",
          "import": "Import of CSV files: read, encode, family pairs, losses counted"}
COLOURS = {"scan": "#777777", "citenet": "#0b5fa5", "analyst_sql": "#b35c00", "polars_lazy": "#3a7d34",
           "pandas_merge": "#7a3fa0", "networkx_quotient": "#b02040", "spark_sql": "#5a4a3a"}
DASHES = ("", "6 3", "2 2", "8 2 2 2", "1 3", "10 4", "4 4")


def write_tables() -> None:
    """Write the tables and the plot."""
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    machine = read()["machine"]
    about = ", ".join(f"{name} {value}" for name, value in machine.items() if name not in ("cores", "processor"))
    tables = "\n".join(_tables())
    README.write_text(f"{before}{BEGIN}\nMachine: {machine['cores']} cores, {machine['processor']}; {about}.\n\n"
                      f"{tables}\n{END}{after}", encoding="utf-8")
    PLOT.write_text(plot(), encoding="utf-8")


def _tables() -> Iterator[str]:
    figures = read()["figures"]
    for what, title in TITLES.items():
        yield f"### {title}\n"
        yield "| data | way | CPU s | wall s | peak GB | CPU ÷ the first's | CPU, wall, memory ÷ citenet's | rounds |"
        yield "|---|---|---|---|---|---|---|---|"
        for data in sorted(figures, key=lambda name: (len(name.split()[0]), name)):
            yield from _rows(data, costs_of(data, what))
        yield ""


def _name(way: str) -> str:
    """Return how a way is called in the tables."""
    name = way.removesuffix(PUBLISHED)
    return WAYS[name] + (", from the published tables" if name != way else "")


def _rows(data: str, costs: dict[str, list[Cost]]) -> Iterator[str]:
    for name, runs in costs.items():
        middle, base = Cost.median(runs), next(iter(costs.values()))
        among = ", ".join(f"{ratio(runs, costs['citenet'], part):.1f}" for part in ("cpu", "wall", "memory"))
        yield (f"| {data} | {_name(name)} | {middle.cpu:.2f} | {middle.wall:.1f} | {middle.memory:.2f} "
               f"| {ratio(runs, base):.1f} | {among} | {len(runs)} |")


def plot() -> str:
    """Draw CPU seconds against citations, both on a logarithmic scale, as SVG."""
    def x(size: str) -> float:
        return 70 + 150 * SIZES.index(size)

    def y(seconds: float) -> float:
        return 330 - 75 * math.log10(max(seconds, .1) / .1)

    marks = [f'<line x1="60" x2="380" y1="{y(s)}" y2="{y(s)}" stroke="#ddd"/>'
             f'<text x="52" y="{y(s) + 4}" text-anchor="end">{s:g}</text>' for s in (.1, 1, 10, 100, 1000)]
    marks += [f'<text x="{x(size)}" y="352" text-anchor="middle">{size}</text>' for size in SIZES]
    for place, (name, colour) in enumerate(COLOURS.items()):
        points = [(x(size), y(Cost.median(runs).cpu)) for size in SIZES
                  if (runs := costs_of(f"{size} narrow", "count").get(name))]
        marks.append(_line(points, colour, DASHES[place]))
        label = WAYS[name].strip("*").split(",")[0]
        marks.append(f'<text x="395" y="{60 + 20 * place}" fill="{colour}">{label}</text>')
    title = "CPU seconds by number of citations: ten technologies between countries, narrow scope"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 370" role="img" font-family="sans-serif" '
            f'font-size="12"><title>{title}</title><rect width="700" height="370" fill="#fff"/>'
            f'<text x="20" y="20" font-size="13">{title}</text>{"".join(marks)}</svg>\n')


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str) -> str:
    path = " ".join(f"{a:.0f},{b:.0f}" for a, b in points)
    dots = "".join(f'<circle cx="{a:.0f}" cy="{b:.0f}" r="3" fill="{colour}"/>' for a, b in points)
    style = f'fill="none" stroke="{colour}" stroke-dasharray="{dashes}" stroke-width="2"'
    return f'<polyline points="{path}" {style}/>{dots}'


if __name__ == "__main__":
    write_tables()
