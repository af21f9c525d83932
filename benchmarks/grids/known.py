"""Tables of known cells, in English and Russian, and pages that look like tables and are none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A cell, and over how many rows and columns it goes."""

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its row and column."""

    row: int
    column: int
    item: Item


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows from the top, the first of them heads, and how wide its columns are in millimetres."""

    name: str
    before: str
    heads: int
    rows: list[list[Item]]
    widths: tuple[int, ...]
    is_text: tuple[int, ...] = (0,)  # columns set to the left; the others are figures

    def placed(self) -> list[Placed]:
        """Each cell at the first row and column that those before it leave free."""
        taken: set[tuple[int, int]] = set()
        found: list[Placed] = []
        for row, items in enumerate(self.rows):
            column = 0
            for item in items:
                while (row, column) in taken:
                    column += 1
                spots = ((row + down, column + on) for down in range(item.row_span) for on in range(item.column_span))
                taken.update(spots)
                found.append(Placed(row, column, item))
        return found


def _plain(*rows: str) -> list[list[Item]]:
    return [[Item(text.strip()) for text in row.split("|")] for row in rows]


SEIZURES = Grid(
    "figures",
    "The guards of four posts counted what they found in lorries. The table shows parcels, rifles and cases by post.",
    1,
    _plain(
        "Post | Parcels | Rifles | Cases | Share (%)",
        "Northern bridge | 1 240 | 12 | 31 | 40.5",
        "Old harbour | 860 | – | 19 | 28.1",
        "Salt road | 415 | 3 | 11 | 13.6",
        "Upper ferry | 545 | 1 | 14 | 17.8",
        "Total | 3 060 | 16 | 75 | 100.0",
    ),
    (45, 25, 25, 25, 25),
)
POSTS_RU = Grid(
    "wrapped names",
    "Посты на границе посчитали, что нашли в грузовиках. В таблице указаны посылки и дела по каждому посту за год.",
    1,
    _plain(
        "Пост | Ответственное лицо | Посылки | Дела",
        "Северный мост с паромной переправой и стоянкой для грузовиков | Айгуль Сериккызы | 1 240 | 31",
        "Старая гавань | Пётр Лыков | 860 | 19",
        "Соляная дорога, участок между двумя перевалами | Марат Жунусов, временно | 415 | 11",
        "Верхний паром | Анна Вторая | 545 | 14",
    ),
    (55, 46, 24, 22),
    (0, 1),
)
YEARS = Grid(
    "heads over heads",
    "Cases were opened and closed in two years. The table shows them by court; the share is that of closed cases.",
    2,
    [
        [
            Item("Court", row_span=2),
            Item("2024", column_span=2),
            Item("2025", column_span=2),
            Item("Share", row_span=2),
        ],
        [Item("Opened"), Item("Closed"), Item("Opened"), Item("Closed")],
        *_plain(
            "Lake district | 41 | 30 | 52 | 47 | 90.4",
            "Hill district | 17 | 17 | 20 | 11 | 55.0",
            "Port district | 88 | 71 | 93 | 80 | 86.0",
            "All courts | 146 | 118 | 165 | 138 | 83.6",
        ),
    ],
    (40, 21, 21, 21, 21, 21),
)
REGIONS_RU = Grid(
    "heads of rows",
    "По областям и кварталам число проверок росло. Таблица показывает проверки и штрафы в тысячах за три квартала.",
    1,
    [
        *_plain("Область | Квартал | Проверки | Штрафы"),
        [Item("Озёрная", row_span=3), Item("первый"), Item("112"), Item("41,5")],
        *_plain("второй | 140 | 52,0", "третий | 151 | 60,3"),
        [Item("Степная", row_span=3), Item("первый"), Item("77"), Item("19,9")],
        *_plain("второй | 80 | 21,4", "третий | 96 | 30,0"),
    ],
    (45, 35, 30, 30),
    (0, 1),
)
MEASURES = Grid(
    "cells of text",
    "The review asked for three measures. The table says what was asked, what was done, and by when it should end.",
    1,
    _plain(
        "Measure | What was done | Due",
        "Train the officers of both harbours in the search of containers | Two courses were held in spring; the third "
        "was put off because the harbour was closed after the storm | June 2026",
        "Keep a register of every parcel that is opened | The register is kept on paper at three posts, and nowhere is "
        "it compared with the cases of the courts | End of 2026",
        "Pay informants only against a receipt | Done | Closed",
    ),
    (50, 70, 25),
    (0, 1, 2),
)
SECTIONS = Grid(
    "rows that part",
    "Staff and costs of the office are set out below by kind. Amounts are in thousands, and vacant posts are counted.",
    1,
    [
        *_plain("Kind | Posts | Amount | Change"),
        [Item("Field staff", column_span=4)],
        *_plain("Observers | 24 | 310.5 | 1.9", "Drivers | 9 | 61.0 | (2.4)"),
        [Item("Office staff", column_span=4)],
        *_plain("Clerks | 6 | 55.2 | –", "Analysts | 4 | 71.8 | 12.0", "Subtotal | 43 | 498.5 | 3.1"),
    ],
    (50, 30, 30, 30),
)
_STREETS = ("Mill Lane", "Quay Street", "Weir Road", "Chapel Hill", "Tannery Row", "Ferry Steps", "Glass Yard")
LONG = Grid(
    "over pages",
    "Every search of the year is listed by number, with its street, day and result, as the clerks wrote it down.",
    1,
    [
        *_plain("No. | Street | Day | Parcels | Value"),
        *[
            [
                Item(str(number)),
                Item(f"{_STREETS[number % 7]} {number * 3 % 41 + 1}"),
                Item(f"{number % 28 + 1} {('March', 'May', 'October')[number % 3]}"),
                Item(str(number * 7 % 90)),
                Item(f"{number * 113 % 997}.{number % 10}"),
            ]
            for number in range(1, 91)
        ],
    ],
    (20, 50, 35, 20, 20),
    (0, 1, 2),
)
GRIDS = (SEIZURES, POSTS_RU, YEARS, REGIONS_RU, MEASURES, SECTIONS, LONG)

PROSE = (
    "The guards searched the lorry for three hours and found nothing, since the false wall was welded and painted. "
    "A dog found it in a minute; behind it lay forty parcels and two rifles, wrapped in the pages of an old calendar. "
    "The driver said that he had bought the lorry a week before, and that he had never looked behind the wall."
)
CONTENTS = (("I.", "Introduction", "3"), ("II.", "Searches at the bridge", "5"), ("III.", "Courts and cases", "9"),
            ("IV.", "What remains to be done", "14"), ("V.", "Annex: the lists of the clerks", "21"))  # fmt: skip
LIST = (
    ("1.", "Opening of the meeting, and election of its officers"),
    ("2.", "Adoption of the agenda"),
    ("3.", "Report of the guards on the searches of the year, with the remarks of the courts on what was seized"),
    ("4.", "Any other business"),
)
SIGNED = ("(Signed) Ilse Brandt", "Head of the Office of Harbours", "Done at Westhaven on 4 May 2026")
ADDRESS = (
    ("Office of Harbours", "Reference: OH/26/114"),
    ("12 Quay Street", "4 May 2026"),
    ("Westhaven", "Original: English"),
)
