"""What is printed on every page goes, wherever odd and even pages print it; what a page says stays."""

from threatlake.reading.plain import text


def blocks(*pages: str) -> list[str]:
    return [block.text for block in text.extract("\f".join(pages).encode()).blocks]


def test_running_lines_are_known_in_either_order() -> None:
    pages = [
        "A report on posts\n\nIt was agreed after a long debate that the posts\n\nPost Review      1",
        "\nshould be kept open, and that\n\n2      Post Review",
        "they need light, a pump and\n\nPost Review      3",
        "a guard.\n\n4      Post Review",
    ]
    whole = "It was agreed after a long debate that the posts should be kept open, and that they need light, a pump and"
    assert blocks(*pages)[1:] == [f"{whole} a guard."]


def test_the_symbol_and_the_job_number_of_a_un_document_go_even_from_two_pages() -> None:
    masthead = "CAC/COSP/WG.4/2019/31\n\nDistr.: General\n3 May 2019\n\n"
    first = f"{masthead}1. The group of harbour masters met in the old\n\nV.19-02713 (E)   060519"
    second = "CAC/COSP/WG.4/2019/31\n\nport office.\n\n2/2                  V.19-02713"
    assert blocks(first, second) == [
        "CAC/COSP/WG.4/2019/31",
        "Distr.: General",
        "3 May 2019",
        "1. The group of harbour masters met in the old port office.",
    ]


def test_a_number_like_a_job_number_is_content_elsewhere() -> None:
    assert "24-12345" in blocks("The telephone of the port is this one.\n\n24-12345\n\nIt is answered at night.")


def test_what_differs_from_page_to_page_is_content() -> None:
    assert blocks("It is so.\n\nHe agreed.", "It is not so.\n\nHe disagreed.", "It may be.\n\nNobody spoke.") == [
        "It is so.",
        "He agreed.",
        "It is not so.",
        "He disagreed.",
        "It may be.",
        "Nobody spoke.",
    ]
