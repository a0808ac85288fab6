"""Preview colours against LittleCMS."""

from __future__ import annotations

import copy
import os
import pickle
import random
import subprocess
import sys

import pytest
from PIL import Image, ImageCms

from infographic.color import BLACK, PAPER, PROFILE, Ink, contrast, luminance, srgb


def littlecms(inks: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int]]:
    """Bytes of ink to bytes of sRGB: relative colorimetric, black point compensation."""
    flags = ImageCms.Flags
    transform = ImageCms.buildTransform(
        str(PROFILE),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=flags.BLACKPOINTCOMPENSATION | flags.NOOPTIMIZE,
    )
    image = Image.frombytes("CMYK", (len(inks), 1), bytes(v for ink in inks for v in ink))
    data = ImageCms.applyTransform(image, transform).tobytes()
    return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]


def test_inks_look_as_littlecms_shows_them() -> None:
    chance = random.Random(39)
    inks = [
        (c, m, y, k) for c in (0, 128, 255) for m in (0, 255) for y in (0, 255) for k in (0, 90)
    ]
    for _ in range(1500):
        c, m, y, k = (chance.choice((0, chance.randrange(256))) for _ in range(4))
        inks.append((c, m, y, k))
    errors = []
    for ink, shown in zip(inks, littlecms(inks), strict=True):
        c, m, y, k = (v / 255 for v in ink)
        mine = srgb(Ink("x", (c, m, y, k)))
        errors.append(max(abs(255 * a - b) for a, b in zip(mine, shown, strict=True)))
    assert sum(errors) / len(errors) < 0.5  # they round to bytes
    assert sorted(errors)[len(errors) * 99 // 100] < 1
    assert max(errors) < 5  # where a channel leaves sRGB in the deepest shades


def test_paper_is_white_and_black_alone_is_not_the_darkest() -> None:
    assert [round(255 * v) for v in srgb(PAPER)] == [255, 255, 255]
    assert [round(255 * v) for v in srgb(BLACK)] == [31, 31, 29]
    assert luminance(BLACK) > luminance(Ink("rich", (0.6, 0.5, 0.5, 1.0))) >= 0.0


def test_tints_and_spots_are_shown_by_their_components() -> None:
    red = Ink("red", (0.0, 1.0, 0.8, 0.1))
    assert srgb(red.at(0.5)) == srgb(Ink("pink", (0.0, 0.5, 0.4, 0.05)))
    assert srgb(Ink("s", red.cmyk, spot="专色")) == srgb(red)
    steps = [luminance(BLACK.at(t / 20)) for t in range(21)]
    assert steps == sorted(steps, reverse=True)


def test_contrast_is_that_of_the_proof() -> None:
    assert contrast(BLACK, PAPER) == pytest.approx(16.5, abs=0.5)
    assert contrast(PAPER, BLACK) == contrast(BLACK, PAPER)
    assert contrast(PAPER, PAPER) == 1.0


def test_the_hash_of_an_ink_does_not_travel() -> None:
    """Two processes hash texts differently: a pickled ink is found among those of another."""
    told = "import pickle, sys; from infographic.color import BLACK; hash(BLACK); sys.stdout.buffer.write(pickle.dumps(BLACK))"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        sent = subprocess.run(
            [sys.executable, "-c", told], capture_output=True, check=True, env=env
        )
        assert pickle.loads(sent.stdout) in {BLACK}
    assert copy.copy(BLACK) == BLACK == copy.deepcopy(BLACK)
