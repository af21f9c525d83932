"""What a ZIP or OLE file really is: office formats are archives of parts, told by the parts they have."""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection

from threatlake.errors import Unreadable
from threatlake.records import MediaType

_SAVE_AS = "save it as PDF or DOCX"
_OPENDOCUMENT = b"application/vnd.oasis.opendocument."
_LONGEST_TYPE = 100  # bytes of the part `mimetype`
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# What a folder or part at the top of a package makes of it, where it is none that is read.
_BY_PART = (
    ("xl/", f"{_SPREADSHEET}: an Excel file; save it as PDF"),
    ("ppt/", f"{_SLIDES}: a PowerPoint file; save it as PDF"),
    ("visio/", "application/vnd.ms-visio.drawing: a drawing; save it as PDF"),
    ("FixedDocSeq.fdseq", f"application/vnd.ms-xpsdocument: an XPS file; {_SAVE_AS}"),
    ("AndroidManifest.xml", "application/vnd.android.package-archive: a program, not a report"),
    ("Index/Document.iwa", f"application/vnd.apple.pages: a Pages file; {_SAVE_AS}"),
    ("Index/Presentation.iwa", "application/vnd.apple.keynote: a Keynote file; save it as PDF"),
    ("Index/CalculationEngine.iwa", "application/vnd.apple.numbers: a Numbers file; save it as PDF"),
)
_BY_TYPE = (
    (b"application/epub+zip", f"application/epub+zip: an e-book; {_SAVE_AS}"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument table; save it as PDF"),
    (b"application/vnd.oasis.opendocument.presentation", "OpenDocument slides; save them as PDF"),
    (_OPENDOCUMENT, f"an OpenDocument file that is no text; {_SAVE_AS}"),
)
# The streams of OLE files, in the order in which they decide.
_OLE = (
    ("WordDocument", f"application/msword: an old Word file; {_SAVE_AS}"),
    ("Workbook", "application/vnd.ms-excel: an old Excel file; save it as PDF"),
    ("Book", "application/vnd.ms-excel: an old Excel file; save it as PDF"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint: an old PowerPoint file; save it as PDF"),
    ("VisioDocument", "application/vnd.visio: a drawing; save it as PDF"),
    ("Quill", f"application/x-mspublisher: a Publisher file; {_SAVE_AS}"),
)
# The last three: of a version to come, encrypted, cut off.
_BROKEN_ZIP = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, OverflowError, EOFError, OSError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip
# What olefile raises for what is broken: its errors are OSErrors, the others leak from its reading of numbers.
_BROKEN_OLE = (OSError, struct.error, IndexError, ValueError, OverflowError, TypeError, RecursionError)


def zip_kind(raw: bytes) -> MediaType:
    """An office document or an archive of files; Unreadable for packages that are not read."""
    if b"[Content_Types].xml" not in raw and b"mimetype" not in raw[:_LONGEST_TYPE] and b".iwa" not in raw:
        return MediaType.ZIP  # no need to read the names of a great archive
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = set(package.namelist())
            stated = _stated_type(package) if "mimetype" in names else b""
    except _BROKEN_ZIP:
        return MediaType.ZIP  # whose reader says what is wrong with it
    if stated.startswith((_OPENDOCUMENT + b"text", _OPENDOCUMENT + b"master")):
        return MediaType.ODT
    for media_type, what in _BY_TYPE:
        if stated.startswith(media_type):
            raise Unreadable(what if ": " in what else f"{stated.decode('ascii', 'replace')}: {what}")
    return _by_parts(names)


def _by_parts(names: Collection[str]) -> MediaType:
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return MediaType.DOCX
    for part, what in _BY_PART:
        if any(name.startswith(part) for name in names) and ("[Content_Types].xml" in names or not part.endswith("/")):
            raise Unreadable(what)
    return MediaType.ZIP


def _stated_type(package: zipfile.ZipFile) -> bytes:
    """What OpenDocument and EPUB packages state of themselves."""
    try:
        with package.open("mimetype") as part:
            return part.read(_LONGEST_TYPE).strip()
    except _BROKEN_ZIP:
        return b""


def ole_kind(raw: bytes) -> MediaType:
    """A message, or Unreadable with what else the OLE file is."""
    import olefile  # noqa: PLC0415 - few files are of this kind

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as package:
            names = {"/".join(path[:1]) for path in package.listdir(streams=True, storages=True)}
    except _BROKEN_OLE as error:
        raise Unreadable("application/x-ole-storage: a damaged old Office file") from error
    if "EncryptedPackage" in names:
        raise Unreadable("encrypted: a password is needed")
    if "__properties_version1.0" in names:
        return MediaType.MSG
    for stream, what in _OLE:
        if stream in names:
            raise Unreadable(what)
    raise Unreadable(f"application/x-ole-storage: an old Office file; {_SAVE_AS}")
