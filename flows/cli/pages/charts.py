"""The pictures of an evaluation, as SVG that stands within a page: readable in grey and by colour-blind readers."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture

from threatlake.training.evaluation import Calibrated, Curve, Figure

# Okabe and Ito's colours, told apart by colour-blind readers; lines differ in their dashes too.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)), (0, (8, 2)))
INK, SOFT, LINE = "#1d2329", "#5a6570", "#d9dee3"
STYLE: Any = {
    "svg.fonttype": "none",
    # Without it the ids within the SVG differ from run to run.
    "svg.hashsalt": "threatlake",
    "font.family": ["sans-serif"],
    "font.size": 8.5,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "text.color": INK,
    "grid.color": LINE,
    "grid.linewidth": 0.6,
}
# Inches.
WIDTH, HEIGHT, ROW = 3.9, 3.3, 0.24


def f1_intervals(figures: Sequence[Figure]) -> Markup:
    """F1 with its interval, a row for each source and language that has labels."""
    rows = [each for each in figures if each.quality.f1 is not None]
    return _drawn(lambda axes: _draw_intervals(axes, rows), (WIDTH + 0.7, max(HEIGHT, 0.9 + ROW * len(rows))))


def _draw_intervals(axes: Axes, rows: Sequence[Figure]) -> None:
    for place, each in enumerate(rows):
        quality = each.quality
        if quality.f1 is None or quality.f1_low is None or quality.f1_high is None:
            continue
        colour = SOFT if each.language is None else COLOURS[0]
        axes.plot([quality.f1_low, quality.f1_high], [place, place], color=colour, linewidth=2, solid_capstyle="butt")
        axes.plot(quality.f1, place, "s" if each.language is None else "o", color=colour, markersize=5)
    axes.set_yticks(
        range(len(rows)),
        [f"{each.source} {each.language or 'all'} ({each.quality.label_count})" for each in rows],
    )
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 1.02)
    axes.set_xlabel("F1 with 95% interval (labels)")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)


def reliability_diagram(calibrated: Calibrated) -> Markup:
    """Mean score of each range of scores against the share that is so; the diagonal is a perfect match."""
    return _drawn(lambda axes: _draw_reliability(axes, calibrated), (WIDTH, HEIGHT))


def _draw_reliability(axes: Axes, calibrated: Calibrated) -> None:
    axes.plot([0, 1], [0, 1], color=SOFT, linewidth=0.8, linestyle="--")
    axes.axvline(calibrated.threshold, color=INK, linewidth=1.0, linestyle=":")
    largest = max(each.text_count for each in calibrated.bins)
    for each in calibrated.bins:
        size = 14 + 130 * (each.text_count / largest) ** 0.5
        axes.scatter(each.mean_score, each.label_share, s=size, color=COLOURS[0], alpha=0.75, linewidths=0, zorder=3)
        axes.annotate(
            f"{each.text_count:,}",
            (each.mean_score, each.label_share),
            xytext=(0, -10) if each.mean_score > 0.5 else (0, 8),  # noqa: PLR2004 - the half that has room below
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=7,
            color=SOFT,
            zorder=4,
        )
    axes.set(xlim=(-0.05, 1.07), ylim=(-0.08, 1.1), xlabel="mean score", ylabel="share that is so")
    axes.grid()


def precision_recall(curves: Sequence[Curve], threshold: float) -> Markup:
    """Precision against recall, a line for each source; a ring marks what the threshold gives."""
    return _drawn(lambda axes: _draw_trades(axes, curves, threshold), (WIDTH, HEIGHT))


def _draw_trades(axes: Axes, curves: Sequence[Curve], threshold: float) -> None:
    for number, curve in enumerate(curves):
        colour, dashes = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        recalls, precisions = zip(*((each.recall, each.precision) for each in curve.trades), strict=True)
        label = f"{curve.source} ({curve.label_count})"
        axes.plot(recalls, precisions, color=colour, linestyle=dashes, linewidth=1.5, label=label)
        chosen = [each for each in curve.trades if each.threshold >= threshold]
        if chosen:
            x, y = chosen[-1].recall, chosen[-1].precision
            axes.plot(x, y, "o", color=colour, markersize=7, markerfacecolor="white", markeredgewidth=1.6, zorder=4)
    axes.set(xlim=(-0.02, 1.03), ylim=(0, 1.04), xlabel="recall", ylabel="precision")
    axes.grid()
    if curves:
        axes.legend(loc="lower left", frameon=False, fontsize=7.5, handlelength=3)


def _drawn(draw: Callable[[Axes], None], size: tuple[float, float]) -> Markup:
    """Draw on axes of their own; no picture touches the next."""
    with mpl.rc_context(STYLE):
        picture = Picture(figsize=size, layout="constrained")
        draw(picture.add_subplot())
        file = io.StringIO()
        picture.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    # matplotlib escapes what it writes; a page takes the element without the heading of a file.
    return Markup(svg[svg.index("<svg") :])  # noqa: S704 - see above
