"""Output intents: what the file is made to be printed on."""

from __future__ import annotations

import re

import pikepdf

from .document import Document
from .model import Found, rule

TWO = "Structure: Two OutputIntents (`GTS_PDFX`, `GTS_PDFA1`)"
ONE = "Structure: sharing one indirect profile object"
PROFILE = "Structure: class `prtr`"
NAMED = (
    "Structure: `OutputConditionIdentifier` FOGRA39, `RegistryName` http://www.color.org, `Info`"
)
STOCKS = "Ink: Known by name"
CONDITIONS = re.compile(r"FOGRA(39|51|52)|JC20010[34]|CGATS TR 00[36]|CGATS21_CRPC\d|IFRA26")


def profile(intent: pikepdf.Dictionary) -> bytes:
    found = intent.get("/DestOutputProfile")
    return found.read_bytes() if isinstance(found, pikepdf.Stream) else b""


@rule("S-OI-1", "There are two output intents, GTS_PDFX and GTS_PDFA1.", TWO)
def two(doc: Document) -> Found:
    kinds = sorted(str(i.get("/S")) for i in doc.intents)
    if kinds != ["/GTS_PDFA1", "/GTS_PDFX"]:
        yield 0, f"{kinds}"


@rule("S-OI-2", "Both share one indirect profile object.", ONE)
def shared(doc: Document) -> Found:
    found = {i.get("/DestOutputProfile", pikepdf.Dictionary()).objgen for i in doc.intents}
    if len(found) != 1 or (0, 0) in found:
        yield 0, f"{len(found)} profile objects: {sorted(found)}"


@rule("S-OI-3", "Each intent is a dictionary of type OutputIntent.", TWO)
def typed(doc: Document) -> Found:
    yield from ((0, str(i.get("/Type"))) for i in doc.intents if i.get("/Type") != "/OutputIntent")


@rule("S-OI-4", "The profile is embedded, not only named.", "Structure: a name alone is only X-4p")
def embedded(doc: Document) -> Found:
    for intent in doc.intents:
        if "/DestOutputProfileRef" in intent or len(profile(intent)) < 128:
            yield 0, f"{intent.get('/S')} has no profile"


@rule("S-OI-5", "The profile is of class prtr.", PROFILE)
def output_class(doc: Document) -> Found:
    for data in {profile(i) for i in doc.intents}:
        if data[12:16] != b"prtr":
            yield 0, f"class {data[12:16]!r}"


@rule("S-OI-6", "The profile is CMYK, and its stream says four components.", PROFILE)
def cmyk(doc: Document) -> Found:
    for intent in doc.intents:
        n = intent.get("/DestOutputProfile", pikepdf.Dictionary()).get("/N")
        if profile(intent)[16:20] != b"CMYK" or n != 4:
            yield 0, f"{profile(intent)[16:20]!r}, N {n}"


@rule("S-OI-7", "The profile is whole: signed, of the size it says, version 2 or 4.", PROFILE)
def whole(doc: Document) -> Found:
    for data in {profile(i) for i in doc.intents}:
        if data[36:40] != b"acsp" or int.from_bytes(data[:4]) != len(data):
            yield 0, f"{len(data)} bytes where the header says {int.from_bytes(data[:4])}"
        elif data[8] not in (2, 4):
            yield 0, f"version {data[8]}"


def tags(data: bytes) -> dict[bytes, bytes]:
    found = {}
    for n in range(int.from_bytes(data[128:132])):
        entry = data[132 + 12 * n : 144 + 12 * n]
        start, size = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
        found[entry[:4]] = data[start : start + size]
    return found


@rule("S-OI-8", "The profile has the tables of an output profile, both ways.", PROFILE)
def tables(doc: Document) -> Found:
    for data in {profile(i) for i in doc.intents}:
        if missing := [t for t in (b"A2B0", b"B2A0", b"desc", b"wtpt") if not tags(data).get(t)]:
            yield 0, f"without {missing}"


@rule("S-OI-9", "The condition is one that a stock of ours has.", NAMED)
def condition(doc: Document) -> Found:
    for intent in doc.intents:
        if not CONDITIONS.fullmatch(str(intent.get("/OutputConditionIdentifier", ""))):
            yield 0, f"{intent.get('/OutputConditionIdentifier')!r}"


@rule("S-OI-10", "The registry is http://www.color.org.", NAMED)
def registry(doc: Document) -> Found:
    for intent in doc.intents:
        if str(intent.get("/RegistryName")) != "http://www.color.org":
            yield 0, f"{intent.get('/RegistryName')!r}"


@rule("S-OI-11", "Info says the condition in words.", NAMED)
def info(doc: Document) -> Found:
    yield from ((0, "no Info") for i in doc.intents if not str(i.get("/Info", "")).strip())


@rule("S-OI-12", "Both intents say the same.", ONE)
def agree(doc: Document) -> Found:
    for key in ("/OutputConditionIdentifier", "/OutputCondition", "/RegistryName", "/Info"):
        if len(found := {str(i.get(key)) for i in doc.intents}) > 1:
            yield 0, f"{key}: {sorted(found)}"


@rule(
    "S-OI-13",
    "The profile is that of its condition.",
    "Ink: a profile that does not match its stock is an error",
)
def matches(doc: Document) -> Found:
    for intent in doc.intents:
        name = str(intent.get("/OutputConditionIdentifier", ""))
        description = re.sub(rb"[\0 ]", b"", tags(profile(intent)).get(b"desc", b"")).upper()
        if re.match(r"FOGRA\d", name) and name.encode() not in description:
            yield 0, f"{name} by a profile called {description[8:48]!r}"
