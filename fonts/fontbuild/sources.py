"""What the font set is made from, and what of it: packages, licences, faces, icons."""

from __future__ import annotations

from pathlib import Path

#: The folder `fonts`.
HERE = Path(__file__).resolve().parents[1]

TOOLS = {"fonttools": "4.68.0", "uharfbuzz": "0.57.0"}
SET_VERSION = "1.000"
# Seconds since 1904-01-01, as in `head`: 2025-01-01 00:00:00 UTC.
FIXED_TIME = 3818534400

PACKAGES = {
    "noto-sans": (
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    ),
    "noto-serif": (
        "@expo-google-fonts/noto-serif-sc",
        "0.4.3",
        "sha512-fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
    ),
    "barlow": (
        "@expo-google-fonts/barlow-condensed",
        "0.4.1",
        "sha512-9yuXU1MpI4Dw/8rR4pj2EXcT4/31H5+DrrT47auF8IzD9r7SZPRoNVq8clRq7zxOTh7v1gJk3pBhydDVf2x/dA==",
    ),
    "phosphor": (
        "@phosphor-icons/web",
        "2.1.2",
        "sha512-rPAR9o/bEcp4Cw4DEeZHXf+nlGCMNGkNDRizYHM47NLxz9vvEHp/Tt6FMK1NcWadzw/pFDPnRBGi/ofRya958A==",
    ),
    "tabler": (
        "@tabler/icons-webfont",
        "3.49.0",
        "sha512-kWgnmEzo17dzQyMqRmlfj+TiGV0clLMYfUtKp2WG7M+TH5418o6fsoaSlrOTK3lwESg0xS7jVfOozYrR02Ryxw==",
    ),
}

# licence file here -> (package, file in the package)
LICENCES = {
    "OFL-NotoSans.txt": ("noto-sans", "LICENSE_FONT"),
    "OFL-NotoSerif.txt": ("noto-serif", "LICENSE_FONT"),
    "OFL-Barlow.txt": ("barlow", "LICENSE_FONT"),
    "MIT-Phosphor.txt": ("phosphor", "LICENSE"),
    "MIT-Tabler.txt": ("tabler", "LICENSE"),
}

STYLES = {
    400: ("Regular", "400Regular"),
    500: ("Medium", "500Medium"),
    600: ("SemiBold", "600SemiBold"),
    700: ("Bold", "700Bold"),
    900: ("Black", "900Black"),
}


def _face(stem, family, weight, role, charset, package, upstream, licence_file):
    style, folder = STYLES[weight]
    return {
        "file": f"{stem}-{weight}.ttf",
        "family": family,
        "weight": weight,
        "style": style,
        "role": role,
        "charset": charset,
        "package": package,
        "path": f"{folder}/{upstream}_{folder}.ttf",
        "licence": "OFL-1.1",
        "licence_file": f"LICENSES/{licence_file}",
    }


FACES = [
    *(
        _face(
            "InfographicSansSC",
            "Infographic Sans SC",
            w,
            "sans",
            "lite",
            "noto-sans",
            "NotoSansSC",
            "OFL-NotoSans.txt",
        )
        for w in (400, 500, 700, 900)
    ),
    *(
        _face(
            "InfographicSerifSC",
            "Infographic Serif SC",
            w,
            "serif",
            "lite",
            "noto-serif",
            "NotoSerifSC",
            "OFL-NotoSerif.txt",
        )
        for w in (400, 700, 900)
    ),
    _face(
        "InfographicSansSCRare",
        "Infographic Sans SC Rare",
        400,
        "rare",
        "rare",
        "noto-sans",
        "NotoSansSC",
        "OFL-NotoSans.txt",
    ),
    *(
        _face(
            "InfographicCondensed",
            "Infographic Condensed",
            w,
            "figures",
            "all",
            "barlow",
            "BarlowCondensed",
            "OFL-Barlow.txt",
        )
        for w in (500, 600, 700)
    ),
]

ICON_FONT = "InfographicIcons.ttf"
ICON_FAMILY = "Infographic Icons"
PHOSPHOR_FONT = "src/fill/Phosphor-Fill.ttf"
PHOSPHOR_NAMES = "src/fill/selection.json"
# Icons Phosphor has no drawing of:
# name here -> (Tabler font, name there, code point here).
# Code points are fixed once given out; Phosphor 2.1.2 ends at U+EE82.
# The wind turbine exists in outline only (filled, its blades run together).
TABLER_ICONS = {
    "satellite": ("filled", "satellite", 0xF000),
    "ferry": ("filled", "ferry", 0xF001),
    "train-high-speed": ("filled", "train", 0xF002),
    "helicopter": ("filled", "helicopter", 0xF003),
    "wind-turbine": ("outline", "building-wind-turbine", 0xF004),
    "pig": ("filled", "pig", 0xF005),
    "radar": ("filled", "radar", 0xF006),
    "coin-yuan": ("filled", "coin-yuan", 0xF007),
    "receipt-yuan": ("filled", "receipt-yuan", 0xF008),
    "laurel-wreath": ("filled", "laurel-wreath", 0xF009),
    "lungs": ("filled", "lungs", 0xF00A),
}
