"""Make the documents of this folder from their sources; LibreOffice converts `report.fodt`, the others are written here.

Run as `python tests/samples/documents/make_documents.py` where `soffice` is installed. Each sample stands beside what
is expected of it, which people write and check.
"""

import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
EPOCH = (2024, 1, 1, 0, 0, 0)
# What LibreOffice adds for itself.
LEFT_OUT = ("Thumbnails/", "Configurations2/", "settings.xml", "manifest.rdf", "docProps/custom.xml")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
 Target="docProps/core.xml"/></Relationships>"""
RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/header" Target="header1.xml"/>
<Relationship Id="rId5" Type="{OFFICE}/header" Target="header2.xml"/>
<Relationship Id="rId6" Type="{OFFICE}/image" Target="NULL"/>
</Relationships>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Microsoft Word - v2300417_final.docx</dc:title><dc:creator>user</dc:creator>
<dcterms:created>2023-01-09T08:00:00Z</dcterms:created></cp:coreProperties>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H23G"><w:name w:val="_H_2/3_G"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="Single"><w:name w:val="_Single_G"/><w:basedOn w:val="a"/></w:style>
</w:styles>"""


def level(at: int, form: str, text: str) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}
{level(2, "lowerRoman", "(%3)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "%1.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See the report on the first meeting.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>* Reissued for technical reasons.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Figures are rounded.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def text(words: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "Single", listed: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph, perhaps of a list (its id and level)."""
    number = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{more}</w:pPr>{"".join(runs)}</w:p>'


def cell(words: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text(words))}</w:tc>"


def note(number: int, properties: str = "") -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"{properties}/></w:r>'


def box(words: str) -> str:
    """A box of text in both of the forms that Word writes."""
    inner = f"<w:txbxContent>{paragraph(text(words))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="urn:w">'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v='urn:v'>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


WIDE, TALL, TALL_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
    "<w:titlePg/></w:sectPr>"
)
BODY = "".join(
    (
        f"<w:tbl><w:tr>{cell('Distr.: General</w:t><w:br/><w:t>14 March 2023')}</w:tr></w:tbl>",
        paragraph(text("Working Group on Border Laboratories")),
        paragraph(text("Second session")),
        paragraph(text("Almaty, 5–7 June 2023")),
        paragraph(text("Shared testing of seized substances"), note(2, ' w:customMarkFollows="1"'), style="a"),
        paragraph(text("Note by the secretariat")),
        paragraph(text("Introduction"), style="H23G"),
        paragraph(
            text("The Working Group asked its members to compare how "),
            '<w:del w:id="1" w:author="x"><w:r><w:delText>quickly </w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="x">{text("reliably ")}</w:ins>',
            text("their laboratories identify new substances."),
            note(1),
            text(" Nine members answered."),
            listed=(1, 0),
        ),
        paragraph(text("The answers covered:"), listed=(1, 0)),
        paragraph(text("The equipment in use;"), listed=(1, 1)),
        paragraph(text("The training of staff, in particular:"), listed=(1, 1)),
        paragraph(text("Courses held at home;"), listed=(1, 2)),
        paragraph(text("Courses held abroad."), listed=(1, 2)),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(text('The secretariat thanks all who answered in time.'), listed=(1, 0))}</w:sdtContent></w:sdt>",
        paragraph(text("Findings"), style="H23G"),
        paragraph(
            text("Most laboratories share one spectrometer between "),
            more='<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>',
            listed=(1, 0),
        ),
        paragraph(text("two regions."), box("Hotline for laboratories: 1504"), listed=(1, 0)),
        paragraph(text("Portable kits"), listed=(3, 0)),
        paragraph(text("Joint purchases"), listed=(3, 0)),
        "<w:tbl>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Country')}{cell('Samples tested', WIDE)}</w:tr>"
        f"<w:tr>{cell('Kazakhstan', TALL)}{cell('2021')}{cell('1,204')}</w:tr>"
        f"<w:tr>{cell('', TALL_ON)}{cell('2022')}{cell('1,377')}</w:tr>"
        f"<w:tr><w:trPr><w:del w:id='4' w:author='x'/></w:trPr>{cell('Nowhere')}{cell('2022')}{cell('0')}</w:tr>"
        f"<w:tr>{cell('Uzbekistan')}{cell('2022')}"
        f"<w:tc><w:tcPr/>{paragraph(text('980'), note(3))}</w:tc></w:tr></w:tbl>",
        paragraph(text("Members are invited:"), style="a"),
        paragraph(text("To name a contact point;"), listed=(4, 0)),
        paragraph(text("To share reference samples."), listed=(4, 0)),
        paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden draft remark</w:t></w:r>'),
    )
)
DOCUMENT = (
    f'<w:document {W} xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<w:body>{BODY}{SECTION}</w:body></w:document>"
)
FIRST_HEADER = f"<w:hdr {W}>{paragraph(text('United Nations'))}{paragraph(text('CTOC/COP/WG.14/2023/2'))}</w:hdr>"
HEADER = f"<w:hdr {W}>{paragraph(text('CTOC/COP/WG.14/2023/2'))}</w:hdr>"

RTF = r"""{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}{\f1\fswiss\fcharset0 Arial;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s15 Title;}}
{\info{\title \'cf\'f0\'ee\'e2\'e5\'f0\'ea\'e0 \'f1\'ea\'eb\'e0\'e4\'ee\'e2}{\author Admin}}
{\header\pard Страница\par}{\footer\pard 1\par}
\pard\s15\qc\b @@Проверка складов@@\b0\par
\pard @@Комиссия осмотрела @@{\deleted @@девять@@}@@восемь складов на границе.@@{\super\chftn}{\footnote\pard{\super\chftn} @@Осмотр длился четыре дня.@@} @@Нарушения нашли на трёх.@@\par
\pard\s1 @@Что нашли@@\par
{\pntext 1.\tab}\pard\ls1 @@оружие без номеров;@@\par
{\pntext 2.\tab}\pard\ls1 @@поддельные накладные.@@\par
\pard {\field{\*\fldinst{HYPERLINK "https://example.org/list"}}{\fldrslt @@Список складов@@}} @@приложен к отчёту и обновлён весной.@@{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard @@Телефон для сообщений: 102.@@\par}}{\shprslt\pard @@Телефон для сообщений: 102.@@\par}}\par
\pard\uc1 \u1178?\u1072?\u1079?\u1072?\u1179?\u1089?\u1090?\u1072?\u1085? @@және@@ \f1 Kyrgyzstan\f0  @@ақпарат алмасады.@@\par
\trowd\trhdr\cellx2000\cellx4000\pard\intbl @@Склад@@\cell @@Изъято@@\cell\row
\trowd\clvmgf\cellx2000\cellx4000\pard\intbl @@Северный@@\cell @@12 стволов@@\cell\row
\trowd\clvmrg\cellx2000\cellx4000\pard\intbl \cell @@300 патронов@@\cell\row
\pard @@Отчёт передан прокурору.@@\par}
"""


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A package of parts, the same bytes each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return held.getvalue()


def slim(raw: bytes) -> bytes:
    """A package without what LibreOffice adds for itself."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        names = [name for name in package.namelist() if not name.startswith(LEFT_OUT) and not name.endswith("/")]
        parts = {name: package.read(name) for name in names}
    if (manifest := parts.get("META-INF/manifest.xml")) is not None:
        lines = re.findall(rb"<manifest:file-entry[^>]*/>", manifest)
        for line in lines:
            path = re.search(rb'full-path="([^"]*)"', line)[1].decode()
            manifest = manifest if path in (*parts, "/") else manifest.replace(line, b"")
        parts["META-INF/manifest.xml"] = manifest
    return packed(parts)


def rtf(template: str) -> bytes:
    """Rich text with its Cyrillic words as bytes of windows-1251, and what that lacks by number."""
    pieces = template.split("@@")
    for at in range(1, len(pieces), 2):
        pieces[at] = "".join(escaped(character) for character in pieces[at])
    return "".join(pieces).encode("cp1251")


def escaped(character: str) -> str:
    """One character as rich text writes it."""
    if character.isascii():
        return character
    try:
        return f"\\'{character.encode('cp1251').hex()}"
    except UnicodeEncodeError:
        return f"\\u{ord(character)}?"


def main() -> None:
    """Write every sample."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("odt", "docx", "rtf"):
            command = ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, str(HERE / "report.fodt")]
            subprocess.run(command, check=True, capture_output=True)
            raw = (Path(folder) / f"report.{kind}").read_bytes()
            (HERE / f"report.{kind}").write_bytes(raw if kind == "rtf" else slim(raw))
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": PACKAGE_RELATIONS, "word/_rels/document.xml.rels": RELATIONS,
        "word/document.xml": DOCUMENT, "word/styles.xml": STYLES, "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES, "word/header1.xml": FIRST_HEADER, "word/header2.xml": HEADER,
        "docProps/core.xml": CORE,
    }
    (HERE / "working-group.docx").write_bytes(packed(parts))
    (HERE / "warehouses.rtf").write_bytes(rtf(RTF))


if __name__ == "__main__":
    main()
